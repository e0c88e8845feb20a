import { Report } from './report';

/** report.json: a member a line, but lists of numbers on one. A line break in JSON is never within a text. */
export function reportJson(report: Report): string {
  const text = JSON.stringify(report, undefined, 2);
  return `${text.replace(/\[\n\s+(-?\d+(?:,\n\s+-?\d+)*)\n\s+\]/g, (_, list: string) => `[${list.replace(/\n\s+/g, '')}]`)}\n`;
}
