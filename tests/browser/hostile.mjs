// Articles that mean harm, every page of them in a browser that is told to forget the pages' own policy: nothing runs,
// nothing is loaded from elsewhere, no page leads away. `node hostile.mjs ROWS.jsonl [PAGES]`
import { join } from "node:path";
import { browser, folder, links, run, serve, watched } from "./site.mjs";

const [rows, most = "100000"] = process.argv.slice(2);
const complaints = [];
let pages = 0;

/** A page on which whatever runs is heard. */
async function listening(chromium, url) {
  const context = await chromium.newContext({ bypassCSP: true });
  await context.exposeFunction("boom", () => complaints.push("something ran"));
  return watched(context, url, complaints);
}

/** What an article could have put into a page. */
const foreign = (page) =>
  page.evaluate(() => {
    const found = [];
    const ours = document.querySelectorAll("script[src='/site.js'], link[rel='stylesheet'][href='/site.css'], link[rel='icon'][href='/icon.svg']");
    for (const e of document.querySelectorAll("script, link, iframe, object, embed, img, base, math, foreignObject, animate, meta[http-equiv=refresh], style"))
      if (![...ours].includes(e) && !(e.tagName === "STYLE" && location.protocol === "file:")) found.push(e.outerHTML.slice(0, 200));
    for (const e of document.querySelectorAll("*"))
      for (const { name, value } of e.attributes) {
        if (name.startsWith("on") || name === "style" || name === "autofocus") found.push(`${name}=${value}`.slice(0, 200));
        if (/^(href|src|action)$/.test(name) && /^\s*(javascript|data|vbscript):/i.test(value)) found.push(`${name}=${value}`.slice(0, 200));
      }
    for (const e of document.querySelectorAll("form")) if (new URL(e.action).origin !== location.origin) found.push(e.outerHTML.slice(0, 200));
    return found;
  });

await folder(async (path) => {
  const store = join(path, "hostile.db");
  await run("add", rows, "--store", store, "-q");
  const site = await serve("--store", store);
  const chromium = await browser();
  try {
    const page = await listening(chromium, site.url);
    // A story of a thousand articles is drawn when it is first asked for.
    page.setDefaultNavigationTimeout(180_000);
    const seen = new Set();
    const todo = ["/?all=yes", "/decisions", "/search?q=boom", `/search?q=${encodeURIComponent("\"><script>boom()</script>")}`, `/search?who=${encodeURIComponent("'><svg onload=boom()>")}`];
    while (todo.length > 0 && pages < Number(most)) {
      // The last found first, but stories in turn: every kind of page comes early.
      const next = todo.splice((pages * 7919) % todo.length, 1)[0];
      if (seen.has(next)) continue;
      seen.add(next);
      const answer = await page.goto(site.url + next, { waitUntil: "load" });
      pages += 1;
      if (answer.status() >= 400) complaints.push(`${next}: ${answer.status()}`);
      for (const what of await foreign(page)) complaints.push(`${next}: ${what}`);
      if (!page.url().startsWith(site.url)) complaints.push(`${next} leads to ${page.url()}`);
      todo.push(...(await links(page)).filter((l) => !seen.has(l)));
    }
    const file = join(path, "brief.html");
    await run("brief", rows, "-q", "--full", "-o", file);
    const one = await listening(chromium, "file://");
    one.setDefaultNavigationTimeout(180_000);
    await one.goto(`file://${file}`, { waitUntil: "load" });
    for (const what of await foreign(one)) complaints.push(`one file: ${what}`);
    pages += 1;
  } finally {
    await chromium.close();
    site.stop();
  }
});
for (const c of complaints.slice(0, 40)) console.log(c.length > 300 ? `${c.slice(0, 150)} … ${c.slice(-140)}` : c);
console.log(`${pages} pages, ${complaints.length} complaints`);
process.exit(complaints.length === 0 ? 0 : 1);
