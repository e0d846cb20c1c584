// The TimelineJS export opened in TimelineJS itself: as many slides as the file has, the first with its words.
// `node timelinejs.mjs PATH…`
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { readFileSync } from "node:fs";
import { browser, run } from "./site.mjs";

const dist = dirname(dirname(createRequire(import.meta.url).resolve("@knight-lab/timelinejs/dist/js/timeline.js")));
const kinds = { ".js": "text/javascript", ".css": "text/css", ".woff": "font/woff", ".woff2": "font/woff2" };
const page = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><link rel="stylesheet" href="/css/timeline.css">
<script src="/js/timeline.js"></script></head><body><div id="here" style="height:600px"></div>
<script>fetch("/data.json").then((r) => r.json()).then((d) => { window.told = new TL.Timeline("here", d, { hash_bookmark: false }); });</script></body></html>`;

for (const path of process.argv.slice(2)) {
  const data = await run("export", path, "-q", "--format", "timelinejs");
  const file = JSON.parse(data);
  const server = createServer((ask, answer) => {
    const name = ask.url.split("?")[0];
    try {
      const body = name === "/" ? page : name === "/data.json" ? data : readFileSync(join(dist, name));
      answer.writeHead(200, { "content-type": name === "/" ? "text/html" : name === "/data.json" ? "application/json" : (kinds[extname(name)] ?? "application/octet-stream") });
      answer.end(body);
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const chromium = await browser();
  try {
    const context = await chromium.newContext({ viewport: { width: 1200, height: 800 } });
    const ran = [];
    await context.exposeFunction("boom", () => ran.push("something ran"));
    const shown = await context.newPage();
    shown.on("pageerror", (e) => ran.push(e.message));
    shown.on("dialog", (d) => { ran.push(d.message()); d.dismiss(); });
    await shown.goto(`http://127.0.0.1:${server.address().port}/`);
    await shown.locator(".tl-timemarker").first().waitFor({ timeout: 20000, state: "attached" });
    const markers = await shown.locator(".tl-timemarker").count();
    assert.equal(markers, file.events.length, "a marker for each slide");
    const slides = file.events.length + (file.title ? 1 : 0);
    assert.equal(await shown.locator(".tl-slide").count(), slides, "a slide for each");
    const plain = (html) => shown.evaluate((h) => new DOMParser().parseFromString(h, "text/html").body.textContent, html);
    const said = await shown.evaluate(() => Object.fromEntries(window.told.config.events.map((e) => [e.unique_id, e.display_date ?? ""])));
    for (const e of file.events) if (e.display_date) assert.equal(said[e.unique_id], e.display_date);
    if (file.title) assert.equal((await shown.locator(".tl-slide h2").first().innerText()).trim(), (await plain(file.title.text.headline)).trim());
    assert.deepEqual(ran, []);
    console.log(`${path}: ${markers} slides in TimelineJS`);
  } finally {
    await chromium.close();
    server.close();
  }
}
