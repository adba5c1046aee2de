import { modulePages } from './built.ts';
import { expect, test } from './site.ts';

/** Faults of a figure's letterings, as they are drawn. Runs in the page. */
function findFaults(): string[] {
  interface Drawn {
    text: string;
    box: DOMRect;
    element: Element;
  }
  const faults: string[] = [];
  const round = (value: number) => Math.round(value * 10) / 10;
  for (const svg of document.querySelectorAll<SVGSVGElement>(
    ':is(.figure, .sim, .walk) svg[viewBox]',
  )) {
    const where = svg.closest('[id]')?.id ?? '';
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) continue;
    // In the figure's own units, so that a fault is the same fault at every size.
    const unit = svg.viewBox.baseVal.width / frame.width;
    const drawn = [...svg.querySelectorAll('text')].flatMap((element): Drawn[] => {
      const text = element.textContent.trim();
      const box = element.getBoundingClientRect();
      return text === '' || box.width === 0 ? [] : [{ text, box, element }];
    });
    // A line's box is higher than its letters: the middle six tenths are what is read.
    const core = ({ box }: Drawn) => ({
      left: box.left,
      right: box.right,
      top: box.top + box.height * 0.2,
      bottom: box.bottom - box.height * 0.2,
    });
    for (const one of drawn) {
      const box = core(one);
      const over =
        Math.max(
          frame.left - box.left,
          box.right - frame.right,
          frame.top - box.top,
          box.bottom - frame.bottom,
        ) * unit;
      if (over > 1) faults.push(`${where}: “${one.text}” lies ${round(over)} outside the figure`);
    }
    drawn.forEach((a, i) => {
      for (const b of drawn.slice(i + 1)) {
        const [one, two] = [core(a), core(b)];
        const across = (Math.min(one.right, two.right) - Math.max(one.left, two.left)) * unit;
        const down = (Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top)) * unit;
        if (across > 1 && down > 1)
          faults.push(
            `${where}: “${a.text}” and “${b.text}” overlap by ${round(across)} × ${round(down)}`,
          );
      }
    });
    // A part's own lettering fits its box, with a pixel to spare. Heads of cells stand above theirs.
    for (const { text, box, element } of drawn) {
      const part = element.parentElement;
      const shape = part?.closest('.part') && part.querySelector(':scope > rect, :scope > path');
      if (!shape) continue;
      const room = shape.getBoundingClientRect();
      const over = Math.max(room.left - box.left, box.right - room.right) * unit + 1;
      if (over > 0) faults.push(`${where}: “${text}” is ${round(over)} too wide for its box`);
    }
  }
  return faults;
}

// Figures are in the HTML as they are drawn: without scripts a page is soon there.
test.use({ javaScriptEnabled: false });

test('every lettering of every module is inside its figure and box, and apart from the others', async ({
  page,
}) => {
  for (const url of modulePages) {
    await page.goto(url);
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    for (const width of [1280, 340]) {
      await page.setViewportSize({ width, height: 800 });
      expect.soft(await page.evaluate(findFaults), `${url} at ${width} px`).toEqual([]);
    }
    expect(await page.locator('.figure svg').count(), url).toBeGreaterThan(2);
  }
});
