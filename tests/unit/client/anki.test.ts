import { expect, it } from 'vitest';
import { joinAnkiFiles } from '../../../src/client/anki.ts';

it('joins files under one header', () => {
  const head = '#separator:Tab\n#html:true\n';
  expect(joinAnkiFiles([`${head}"a"\t"#"\n`, `${head}"b"\t"x"\n"c"\t"y"\n`])).toBe(
    `${head}"a"\t"#"\n"b"\t"x"\n"c"\t"y"\n`,
  );
  expect(joinAnkiFiles([head])).toBe(head);
});
