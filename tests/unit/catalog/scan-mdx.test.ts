import { describe, expect, test } from 'vitest';
import { scanMdx } from '../../../src/catalog/scan-mdx.ts';

describe('scanMdx', () => {
  test('lists components with their attributes and their lines in the file', () => {
    const body = 'Text.\n\n<Figure id="f" width={340} wide>\n  <Label text="x" />\n</Figure>\n';
    expect(scanMdx(body, 41).components).toEqual([
      { name: 'Figure', attributes: { id: 'f', width: '340', wide: 'true' }, line: 43 },
      { name: 'Label', attributes: { text: 'x' }, line: 44 },
    ]);
  });

  test('lists components in a sentence and in an expression', () => {
    const { components } = scanMdx('A <Term id="t">t</Term> {[1].map(() => <Box id="b" />)}', 1);
    expect(components.map(({ name }) => name)).toEqual(['Term', 'Box']);
  });

  test('lists links, those by reference too', () => {
    const { links } = scanMdx('[a](/x/#y) and [b][r]\n\n[r]: /z/\n', 1);
    expect(links).toEqual([
      { url: '/x/#y', line: 1 },
      { url: '/z/', line: 3 },
    ]);
  });

  test('takes nothing from code', () => {
    const body = '`<Foo />` `[a](/b/)`\n\n```jsx\n<Foo />\nimport x from "y";\n```\n';
    expect(scanMdx(body, 1)).toEqual({ components: [], links: [], refused: [] });
  });

  test.each([
    ['import x from "y";', 'import or export'],
    ['export const x = 1;', 'import or export'],
    ['![a](b.png)', 'an image'],
    ['<div>x</div>', '<div>'],
    ['A <b>word</b>.', '<b>'],
  ])('refuses %s', (body, what) => {
    expect(scanMdx(body, 7).refused).toEqual([{ what, line: 7 }]);
  });

  test('lets plain tags stand', () => {
    expect(scanMdx('x<sup>2</sup>, <kbd>n</kbd>', 1).refused).toEqual([]);
  });

  test('says where a text does not parse, by the file’s line', () => {
    const { syntaxError, components } = scanMdx('<Box />\n\n<Callout>\n\nnever closed\n', 20);
    expect(syntaxError).toEqual({ message: expect.stringContaining('<Callout>'), line: 22 });
    expect(components).toEqual([]);
  });
});
