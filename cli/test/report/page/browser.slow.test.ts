import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Browser, Locator, Page } from 'playwright-core';
import { renderPage } from '../../../src/report/page';
import { Report } from '../../../src/report/report';
import { describeInChromium } from '../../support/chromium';
import { launched, opened, OpenedPage } from '../../support/opened-page';
import { hostile } from './hostile';
import { services } from './reports';
import { shop } from './shop';

jest.setTimeout(60_000);

describeInChromium('the page in a real browser', (executable) => {
  let browser: Browser;
  let folder: string;
  const still: OpenedPage[] = [];

  /** Opens the page of a report; at the end of the test, nothing must have gone wrong in it. */
  async function show(report: Report, options: Parameters<typeof opened>[2] = {}): Promise<Page> {
    const files = await renderPage(report);
    files.forEach(({ name, content }) => fs.writeFileSync(path.join(folder, name), content));
    const shown = await opened(browser, path.join(folder, 'index.html'), options);
    still.push(shown);
    return shown.page;
  }

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'page-'));
    browser = await launched(executable);
  });

  afterEach(async () => {
    const all = still.splice(0);
    await Promise.all(all.map(({ page }) => page.context().close()));
    expect(all.map(({ said, requests }) => ({ said, requests }))).toEqual(all.map(() => ({ said: [], requests: [] })));
  });

  afterAll(() => browser?.close());

  /** The box whose text begins like this: its lines are one after the other. */
  const boxOf = (page: Page, text: string): Locator =>
    page.locator('#canvas a.box', { hasText: new RegExp(`^\\s*${text}`) });

  const textOf = async (page: Page, selector: string): Promise<string> =>
    (await page.locator(selector).innerText()).replace(/\s+/g, ' ').trim();

  test('a click on a box opens what is known of it, Esc closes it and gives the focus back', async () => {
    const page = await show(shop());
    const box = boxOf(page, 'webDeployment');
    await box.click();
    expect(await textOf(page, '#panel h3')).toBe('Deployment web');
    expect(await textOf(page, '#panel .findings')).toContain(
      'the image "registry.example.com/web:latest" has no fixed version',
    );
    expect(await textOf(page, '#panel .connections')).toContain(
      'connects to StatefulSet redis 6379 ✕ forbidden no rule of',
    );
    expect(await textOf(page, '#panel table')).toContain('requests.cpu 150m 375m 2');
    expect(await page.locator('#panel pre').innerText()).toBe('kind: Deployment\nmetadata:\n  name: web\n');
    await page.keyboard.press('Escape');
    expect(await page.locator('#panel').isVisible()).toBe(false);
    expect(await box.evaluate((each) => each === document.activeElement)).toBe(true);
  });

  test('the keyboard alone reaches a box, opens it, follows a connection, zooms and fits', async () => {
    const page = await show(shop());
    const viewBox = (): Promise<string | null> => page.locator('#canvas svg').getAttribute('viewBox');
    await page.locator('#canvas').focus();
    const whole = await viewBox();
    await page.keyboard.press('+');
    expect(await viewBox()).not.toBe(whole);
    await page.keyboard.press('0');
    expect(await viewBox()).toBe(whole);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await textOf(page, '#panel h3')).toBe('internet');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await textOf(page, '#panel h3')).toBe('Ingress web');
  });

  test('search marks what it finds, Enter opens the first, and what it touches can be left alone', async () => {
    const page = await show(shop());
    await page.getByRole('searchbox').fill('redis');
    expect(await page.locator('a.box.match').count()).toBe(2);
    expect(await textOf(page, '#found')).toBe('redis · StatefulSet redis-data · PersistentVolumeClaim 2 found.');
    await page.keyboard.press('Enter');
    expect(await textOf(page, '#panel h3')).toBe('StatefulSet redis');
    await page.getByRole('button', { name: 'Only what it touches' }).click();
    const shown = await page.locator('a.box:not(.away) .title').allTextContents();
    expect(shown.sort()).toEqual(['catalog', 'redis', 'redis-data', 'web']);
    await page.getByRole('button', { name: 'Only what it touches' }).click();
    expect(await page.locator('.away').count()).toBe(0);
  });

  test('"can A reach B on port P?" is answered with the rule', async () => {
    const page = await show(shop());
    const ask = async (from: string, to: string, port: string): Promise<string> => {
      await page.locator('[name=from]').selectOption({ label: from });
      await page.locator('[name=to]').selectOption({ label: to });
      await page.getByLabel('on port').fill(port);
      await page.getByRole('button', { name: 'Ask' }).click();
      return textOf(page, 'output');
    };
    expect(await ask('shop / web', 'data / redis', '6379')).toBe('✕ No at 6379: no rule of "redis" lets "web" in');
    expect(await ask('shop / web', 'smtp.example.com', '')).toBe('✓ Yes at 587: NetworkPolicy "web"');
  });

  test('findings are filtered by severity, and lead to their box', async () => {
    const page = await show(shop());
    await page.getByLabel('warning (1)').uncheck();
    expect(await page.locator('#findings .finding:visible').count()).toBe(2);
    await page.locator('#findings a', { hasText: 'shop/redis' }).click();
    expect(await textOf(page, '#panel h3')).toBe('StatefulSet redis');
  });

  test('code is copied by a button', async () => {
    const page = await show(shop(), { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Copy: how to install cert-manager' }).click();
    await page.getByText('Copied', { exact: true }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^helm install cert-manager oci:/);
  });

  test.each(['light', 'dark'] as const)('axe finds nothing in the %s, neither in a panel', async (colorScheme) => {
    const page = await show(shop(), { colorScheme, bypassCSP: true });
    await boxOf(page, 'webDeployment').click();
    await page.getByRole('searchbox').fill('web');
    await page.locator('#objects details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
    await page.evaluate(fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    const violations = await page.evaluate(async () => {
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const result = await (globalThis as any).axe.run(document, { runOnly: tags });
      return result.violations.map(({ id, nodes }: any) => [
        id,
        nodes.slice(0, 3).map(({ html, failureSummary }: any) => [html.slice(0, 200), failureSummary]),
      ]);
    });
    expect(violations).toEqual([]);
  });

  test('the colours change by a button', async () => {
    const page = await show(shop(), { colorScheme: 'light' });
    const paper = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await paper();
    await page.getByRole('button', { name: 'Change to dark colours' }).click();
    expect([light, await paper()]).toEqual(['rgb(251, 251, 249)', 'rgb(22, 25, 29)']);
  });

  test('what is hostile in YAML is only text', async () => {
    const page = await show(hostile());
    expect(await page.title()).toBe('Report of <script>alert(1)</script>');
    expect(await page.locator('script').count()).toBe(2);
    expect(await page.locator('img, iframe, style:not(head style), [onload], [onerror], [onclick]').count()).toBe(0);
    await page.locator('a.box').first().click();
    await page.getByRole('searchbox').fill('alert');
    await page.locator('#found button').first().click();
    expect(await page.locator('img, iframe, #panel script, #found script').count()).toBe(0);
    expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
  });

  test('without a script all is there to read', async () => {
    const page = await show(shop(), { javaScriptEnabled: false });
    expect(await page.locator('#canvas a.box').count()).toBe(17);
    expect(await page.locator('.toolbar, #ask, .copy, #theme').filter({ visible: true }).count()).toBe(0);
    await boxOf(page, 'redisStatefulSet').click();
    expect(new URL(page.url()).hash).toMatch(/^#o\d+$/);
  });

  test('on paper all is open but YAML, and nothing scrolls', async () => {
    const page = await show(shop());
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('details:not([open])').count()).toBe(0);
    expect(await page.locator('.yaml, .toolbar, nav').filter({ visible: true }).count()).toBe(0);
    const scrolling = await page
      .locator('main *')
      .evaluateAll((all) =>
        all
          .filter(
            (each) =>
              each.scrollHeight > each.clientHeight + 1 &&
              /auto|scroll|hidden/.test(getComputedStyle(each).overflowY) &&
              !each.matches('.unseen'),
          )
          .map((each) => each.outerHTML.slice(0, 80)),
      );
    expect(scrolling).toEqual([]);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    expect(await page.locator('details:not([open])').count()).toBeGreaterThan(0);
  });

  test('nothing is wider than a small screen', async () => {
    const page = await show(shop(), { viewport: { width: 400, height: 800 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(400);
  });

  test('1,000 objects open quickly, a service with its parts by a click', async () => {
    const page = await show(services(100));
    const { duration } = await page.evaluate(() => performance.getEntriesByType('navigation')[0].toJSON());
    process.stdout.write(`1,000 objects: opened after ${Math.round(duration)} ms\n`);
    expect(duration).toBeLessThan(5000);
    await boxOf(page, 'service-422..4').click();
    expect(await page.getByLabel('Show').inputValue()).toMatch(/^group-/);
    expect(await page.locator('#canvas a.box[data-node] .title').allTextContents()).toContain('service-42-settings');
  });
});
