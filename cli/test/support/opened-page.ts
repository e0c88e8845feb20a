import { Browser, BrowserContextOptions, chromium, Page } from 'playwright-core';
import { pathToFileURL } from 'url';

/** A page that is open in a browser, with what went wrong in it. */
export interface OpenedPage {
  readonly page: Page;
  /** Errors and warnings of the console, errors that nobody caught, dialogs. */
  readonly said: string[];
  /** What it asked for, beside itself. */
  readonly requests: string[];
}

export function launched(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** Opens a file. */
export async function opened(browser: Browser, file: string, options: BrowserContextOptions = {}): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const [said, requests]: string[][] = [[], []];
  const address = pathToFileURL(file).href;
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    said.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url() !== address) {
      requests.push(request.url());
    }
  });
  await page.goto(address);
  return { page, said, requests };
}
