import { test } from './site.ts';
test('a', async ({ page }) => {
    await page.goto('/');
    console.log(await page.evaluate(() => JSON.stringify([[142,603],[144,610],[146,595],[160,603],[300,603],[300,617],[300,630]].map(([x,y]) => { scrollTo(0,0); return document.elementFromPoint(x!,y!)?.outerHTML.slice(0,30)+ ' ' +x+','+y}))));
    await page.addStyleTag?.call;
});
