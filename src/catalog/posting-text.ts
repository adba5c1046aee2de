import type { Posting } from './schema.ts';

/** The built-in posting as one text, with its lines under the posting's own two headings. */
export function postingText({ title, qualifications, conditions }: Posting): string {
  const lines = (level: 'minimum' | 'preferred') =>
    [...conditions, ...qualifications]
      .filter((line) => line.level === level)
      .map(({ text }) => `- ${text}`);
  return [
    title,
    '',
    'Minimum qualifications',
    ...lines('minimum'),
    '',
    'Preferred qualifications',
    ...lines('preferred'),
    '',
  ].join('\n');
}
