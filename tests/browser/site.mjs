// A server of the program over some articles, and a browser to look at it with.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const binary = process.env.THROUGHLINE ?? join(root, "target/quick/throughline");

/** Runs the program to its end; what it writes to standard output. */
export function run(...args) {
  return new Promise((done, failed) => {
    const child = spawn(binary, args, { stdio: ["ignore", "pipe", "inherit"] });
    const parts = [];
    child.stdout.on("data", (part) => parts.push(part));
    child.on("error", failed);
    child.on("exit", (code) => (code === 0 ? done(Buffer.concat(parts)) : failed(new Error(`${args[0]} ended with ${code}`))));
  });
}

/** Serves a store or paths until stopped. */
export async function serve(...args) {
  const child = spawn(binary, ["serve", "--listen", "127.0.0.1:0", ...args], { stdio: ["ignore", "ignore", "pipe"] });
  const url = await new Promise((found, failed) => {
    createInterface({ input: child.stderr }).on("line", (line) => {
      const at = line.match(/http:\/\/[0-9.:]+/);
      if (at) found(at[0]);
    });
    child.on("exit", (code) => failed(new Error(`serve ended with ${code}`)));
    child.on("error", failed);
  });
  return { url, stop: () => child.kill() };
}

export function browser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
}

/** A page that says when something was loaded from elsewhere, ran, or went wrong. */
export async function watched(context, url, complaints) {
  const page = await context.newPage();
  page.on("dialog", (dialog) => {
    complaints.push(`${page.url()}: a dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on("console", (line) => {
    if (line.type() === "error") complaints.push(`${page.url()}: console: ${line.text()}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !/^(data|about|file):/.test(request.url()))
      complaints.push(`${page.url()} loads ${request.url()}`);
  });
  return page;
}

/** A folder for as long as `use` runs. */
export async function folder(use) {
  const path = mkdtempSync(join(tmpdir(), "throughline-"));
  try {
    return await use(path);
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

/** The links of a page to this site, without their fragments. */
export const links = (page) =>
  page.$$eval("a[href]", (all) => [...new Set(all.map((a) => a.getAttribute("href").split("#")[0]).filter((h) => h.startsWith("/")))]);
