// Every view looked at: axe-core finds nothing, nothing is wider than the screen, and a picture of each is kept.
// `node views.mjs OUT PATH…` for each PATH of articles; the pictures go to OUT.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createRequire } from "node:module";
import { browser, links, run, serve, watched } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const widths = [360, 800, 1400];
const views = ["overview", "timeline", "quotes", "positions", "pressure", "agreement", "sources", "changes", "everything", "people"];
const [out, ...paths] = process.argv.slice(2);
assert.ok(out && paths.length, "node views.mjs OUT PATH…");
let violations = 0;
let pictures = 0;
let wide = 0;

/** What axe-core holds against a page, in light or dark. */
async function check(page, name) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  for (const v of found.violations) {
    violations += v.nodes.length;
    console.log(`${name}: ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")}`);
  }
}

/** What sticks out of the screen or is cut inside its box. */
async function measure(page, name, width) {
  const stuck = await page.evaluate(() => {
    const seen = [];
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth) seen.push(`the page is ${document.documentElement.scrollWidth} wide`);
    for (const e of document.querySelectorAll("main *")) {
      const style = getComputedStyle(e);
      if (e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && style.overflowX === "hidden") seen.push(`${e.tagName} is cut`);
    }
    return seen;
  });
  // Words of the pictures must not lie on each other.
  const over = await page.evaluate(() => {
    const hits = [];
    for (const svg of document.querySelectorAll("svg")) {
      const texts = [...svg.querySelectorAll("text")].map((t) => [t.textContent, t.getBoundingClientRect()]);
      const frame = svg.getBoundingClientRect();
      for (const [words, box] of texts) if (box.left < frame.left - 1 || box.right > frame.right + 1) hits.push(`“${words}” leaves the picture`);
      for (let i = 0; i < texts.length; i += 1)
        for (let j = i + 1; j < texts.length; j += 1) {
          const [a, b] = [texts[i][1], texts[j][1]];
          const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (x > 1 && y > 3) hits.push(`“${texts[i][0]}” on “${texts[j][0]}”`);
        }
    }
    return hits;
  });
  for (const what of [...stuck, ...over.slice(0, 4)]) {
    wide += 1;
    console.log(`${name} at ${width}: ${what}`);
  }
}

for (const path of paths) {
  const site = await serve(path);
  const chromium = await browser();
  const complaints = [];
  try {
    const context = await chromium.newContext({ bypassCSP: true });
    const page = await watched(context, site.url, complaints);
    await page.goto(`${site.url}/?all=yes`);
    const story = await page.locator("tbody a").first().getAttribute("href");
    await page.goto(`${site.url}${story}/people`);
    const person = (await links(page)).find((l) => l.includes("/person/"));
    await page.goto(`${site.url}${story}/quotes`);
    const found = await links(page);
    const others = [person, found.find((l) => l.includes("/article/")), found.find((l) => l.includes("/why/")), "/search?q=the", "/decisions", "/?all=yes"];
    const all = [...views.map((v) => [v, `${story}/${v}`]), ...["person", "article", "why", "search", "decisions", "stories"].map((v, i) => [v, others[i]])];
    const folder = join(out, basename(path));
    mkdirSync(folder, { recursive: true });
    const file = join(folder, "brief.html");
    await run("brief", path, "-q", "-o", file);
    for (const [name, address] of [...all, ["onefile", `file://${file}`]]) {
      if (!address) continue;
      await page.goto(address.startsWith("/") ? site.url + address : address);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        await measure(page, `${basename(path)}/${name}`, width);
        await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
        pictures += 1;
        if (width === 360) await check(page, `${basename(path)}/${name} at 360`);
      }
      await check(page, `${basename(path)}/${name}`);
      await page.emulateMedia({ colorScheme: "dark" });
      await check(page, `${basename(path)}/${name} in the dark`);
      if (["overview", "timeline", "sources", "positions"].includes(name)) {
        await page.screenshot({ path: join(folder, `${name}-dark.png`), fullPage: true });
        pictures += 1;
      }
      await page.emulateMedia({ colorScheme: "light" });
    }
  } finally {
    await chromium.close();
    site.stop();
  }
  for (const c of complaints) console.log(c);
  violations += complaints.length;
}
console.log(`${pictures} pictures, ${violations} violations, ${wide} cut or lying on each other`);
process.exit(violations + wide === 0 ? 0 : 1);
