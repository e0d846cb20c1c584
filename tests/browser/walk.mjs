// The way of a reader through the pages: open, find a claim, click to its words, narrow, what is new since the last look,
// correct a name and see it hold, in the dark, and without scripts. `node walk.mjs`
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { browser, folder, root, run, serve, watched } from "./site.mjs";

const example = join(root, "examples/border");
const steps = [];
const step = (name, work) => steps.push([name, work]);

step("a line leads to its words, marked in the article", async ({ page, site }) => {
  await page.goto(site.url);
  assert.match(page.url(), /\/story\//, "one story is opened at once");
  await page.getByRole("link", { name: "Who said what" }).click();
  const line = page.locator("ul.items > li", { has: page.locator("q") }).first();
  const words = (await line.locator("q").first().innerText()).replace(/[“”‘’"]/g, "").split("…")[0].trim();
  await line.locator("a[href*='#w-']").first().click();
  const marked = page.locator("mark:target");
  await marked.waitFor();
  const text = (await page.locator(`[id="${decodeURIComponent(new URL(page.url()).hash.slice(1))}"]`).first().innerText()).trim();
  assert.ok(words.startsWith(text.slice(0, 12)) || text.includes(words.slice(0, 12)), `${words} | ${text}`);
  const box = await marked.first().boundingBox();
  assert.ok(box.y >= 0 && box.y < 900, `the words are in sight: ${box.y}`);
});

step("a search finds the article", async ({ page, site }) => {
  await page.goto(`${site.url}/?all=yes`);
  await page.getByLabel("Search").fill("talks");
  await page.getByRole("button", { name: "Find" }).first().click();
  assert.ok((await page.locator("ul.items > li").count()) > 0);
  await page.locator("ul.items > li a").first().click();
  assert.ok((await page.locator("article mark").count()) > 0);
});

step("a filter narrows a view and stays in the address", async ({ page, story }) => {
  await page.goto(`${story}/quotes`);
  const all = await page.locator("ul.items > li").count();
  const who = (await page.locator("h3 strong").first().innerText()).split(" ").at(-1);
  await page.getByRole("textbox", { name: "Who" }).fill(who);
  await page.getByRole("button", { name: "Narrow" }).click();
  const some = await page.locator("ul.items > li").count();
  assert.ok(some > 0 && some < all, `${some} of ${all}`);
  assert.equal(new URL(page.url()).searchParams.get("who"), who);
  await page.getByRole("link", { name: "Timeline" }).click();
  assert.equal(new URL(page.url()).searchParams.get("who"), who, "the filter goes along");
  await page.getByRole("link", { name: "Show all" }).click();
  assert.equal(new URL(page.url()).search, "");
});

step("what came in since the last look is told", async ({ page, story, store, late }) => {
  await page.goto(story);
  await page.getByText("has not looked at these articles before").waitFor();
  await page.getByRole("button", { name: "I have seen everything" }).click();
  await page.getByText("Nothing has come in since your last look").waitFor();
  await new Promise((wait) => setTimeout(wait, 1100));
  await run("add", late, "--store", store, "-q");
  await page.reload();
  await page.getByText("since your last look:").waitFor();
  await page.locator(".look").getByRole("link", { name: "what changed" }).click();
  assert.ok((await page.locator("main ul.items > li").count()) > 0);
});

step("a corrected name holds, also for a new server, until it is taken back", async ({ page, story, store }) => {
  await page.goto(`${story}/people`);
  const person = await page.locator("tbody a").first().getAttribute("href");
  const name = await page.locator("tbody a").first().innerText();
  await page.goto(new URL(person, story).href);
  await page.getByText("Correct this").click();
  await page.getByLabel("Show as").fill("Quite Another");
  await page.getByRole("button", { name: "Rename" }).click();
  await page.goto(`${story}/people`);
  await page.getByRole("link", { name: "Quite Another" }).waitFor();
  const again = await serve("--store", store);
  try {
    const people = `${again.url}${new URL(story).pathname}/people`;
    await page.goto(people);
    await page.getByRole("link", { name: "Quite Another" }).waitFor();
    await page.getByRole("link", { name: "Corrections" }).click();
    await page.getByRole("button", { name: /Take correction \d+ back/ }).click();
    await page.goto(people);
    await page.getByRole("link", { name, exact: true }).first().waitFor();
  } finally {
    again.stop();
  }
});

step("in the dark the page is dark", async ({ page, story }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number));
  await page.goto(story);
  const light = await ground();
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await ground();
  await page.emulateMedia({ colorScheme: "light" });
  assert.ok(light[0] > 200 && dark[0] < 60, `${light} ${dark}`);
});

step("the keyboard alone reaches the page and its words", async ({ page, story }) => {
  await page.goto(`${story}/timeline`);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  for (let n = 0; n < 60; n += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => (document.activeElement.getAttribute("href") ?? "").includes("#w-"))) break;
  }
  await page.keyboard.press("Enter");
  await page.locator("mark:target").first().waitFor();
});

/** The steps in turn, on a store of all articles of the example but the last. */
async function walk(javaScriptEnabled) {
  await folder(async (path) => {
    const files = readdirSync(example).filter((name) => /\.(txt|html)$/.test(name)).sort();
    const early = join(path, "early");
    mkdirSync(early);
    for (const name of readdirSync(example)) if (name !== files.at(-1)) cpSync(join(example, name), join(early, name), { recursive: true });
    const store = join(path, "story.db");
    await run("add", early, "--store", store, "-q");
    const site = await serve("--store", store);
    const chromium = await browser();
    const complaints = [];
    try {
      const context = await chromium.newContext({ javaScriptEnabled: true, viewport: { width: 1280, height: 900 } });
      const seen = javaScriptEnabled ? context : await chromium.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
      const page = await watched(seen, "http://127.0.0.1", complaints);
      await page.goto(site.url);
      const story = page.url();
      for (const [name, work] of steps) {
        if (!javaScriptEnabled && /dark|keyboard/.test(name)) continue; // these ask the page by script
        await work({ page, site, story, store, late: join(example, files.at(-1)) });
        console.log(`${javaScriptEnabled ? "" : "without scripts: "}${name}`);
      }
      assert.deepEqual(complaints, []);
    } finally {
      await chromium.close();
      site.stop();
    }
  });
}

await walk(true);
await walk(false);
