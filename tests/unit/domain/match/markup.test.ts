import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchPosting } from '../../../../src/domain/match.ts';
import { readMarkup } from '../../../../src/domain/match/markup.ts';
import { summary } from './levels-of.ts';
import { lexicon } from './score.ts';

const escape = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
const right = 'minimum: cpp, flink, java; preferred: iceberg, pytorch';

describe('markup', () => {
  it.each<[what: string, text: string, expected: string]>([
    [
      'a list on one line',
      '<div><h2>Requirements</h2><ul><li>Java</li><li>Flink</li><li>C&#43;&#43;</li></ul><h2>Bonus</h2><ul><li>Iceberg</li><li>PyTorch</li></ul><h2>Benefits</h2><p>SQL courses</p></div>',
      right,
    ],
    [
      'breaks alone',
      'Requirements<br>- Java<br/>- Flink<BR />- C&plus;&plus;<br><br>Nice to have<br>- Iceberg<br>- PyTorch<br>Benefits<br>SQL',
      right,
    ],
    [
      'bold paragraphs as headings',
      '<p><strong>Requirements</strong></p><p>Java,&nbsp;Flink,&nbsp;C&#x2B;&#x2b;</p><p><b>Preferred</b></p><p>Iceberg &amp; PyTorch</p><p><strong>About us</strong></p><p>We sell SQL</p>',
      right,
    ],
    [
      'nested markup and attributes',
      '<section class="a > b"><h3 style="color:#333"><span>Require</span>ments</h3><ul>\n  <li><p><span data-x=\'<li>\'>Ja<b>va</b></span></p></li>\n  <li><a href="https://example.org/?a=1&b=2">Flink</a></li>\n  <li>C<sup>++</sup></li>\n</ul><h3>Nice&nbsp;to&nbsp;have</h3><ul><li>Iceberg<ul><li>PyTorch</ul></ul></section>',
      right,
    ],
    [
      'a table',
      '<table><tr><th>Must have</th></tr><tr><td>Java</td></tr><tr><td>Flink</td></tr><tr><td>C++</td></tr><tr><th>Nice to have</th></tr><tr><td>Iceberg</td><td>PyTorch</td></tr></table>',
      right,
    ],
    [
      'what is not shown',
      '<head><title>SQL jobs</title><style>.kafka{}</style></head><!-- Spark --><script>var hudi = "<p>Hudi</p>"</script><p>Requirements</p><ul><li>Java</li><li>Flink</li><li>C++</li></ul><p>Nice to have</p><ul><li>Iceberg<li>PyTorch</ul>',
      right,
    ],
    [
      'source that was wrapped',
      '<h3>Requirements</h3>\n<p>Java, Apache\nFlink and\nC++</p>\n<h3>Nice to\nhave</h3>\n<p>Iceberg,\nPyTorch</p>',
      right,
    ],
    [
      'capitals and no end tags',
      '<H3>Requirements<UL><LI>Java<LI>Flink<LI>C&#43;&#43;</UL><H3>Nice to have<UL><LI>Iceberg<LI>PyTorch</UL>',
      right,
    ],
    [
      'signs as entities in plain text',
      'Requirements\n- C&#43;&#43;&nbsp;and Delta&nbsp;Lake\n- R&amp;D in Java',
      'minimum: cpp, delta-lake, java',
    ],
    [
      'bullets as entities',
      'Requirements&#10;&bull; Java&#10;&#8226; Kafka&#13;&#149; Hudi',
      'minimum: hudi, java, kafka',
    ],
  ])('is read as its text: %s', (_, text, expected) => {
    for (const given of [text, escape(text), escape(escape(text))])
      expect(summary(given)).toBe(expected);
  });

  it.each([
    'Latency < 10 ms and throughput > 1 GB/s in Java',
    'Java: List<String>, Map<K, V>, std::vector<int>, Option<p> and <T extends Comparable<T>>',
    '<3 years of Java, 5> of Scala',
    'a <b and c> d',
    'if (a<b && c>d) &c; &notanentity; AT&T',
    'Write to <jobs@example.org> about Kafka',
    'Requirements <required>\n- Java <preferred>',
    'Kafka <- Flink -> Iceberg',
  ])('is not seen in plain text: %s', (text) => {
    expect(readMarkup(text).text).toBe(text);
  });

  const word = fc.constantFrom(
    'Java',
    'Kafka',
    'Apache Flink',
    'C++',
    'Iceberg and Hudi',
    'data & SQL',
    '5 < 6 years of Spark',
  );
  const part = fc.record({
    heading: fc.constantFrom(
      'Requirements',
      'Nice to have',
      'Responsibilities',
      'Benefits',
      'What you do not need',
    ),
    items: fc.array(word, { minLength: 1, maxLength: 4 }),
  });

  it('gives the same skills and levels as its text, escaped never, once or twice', () => {
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.nat(2),
        fc.boolean(),
        (parts, times, pretty) => {
          const text = parts.map(
            ({ heading, items }) => `${heading}\n${items.map((item) => `- ${item}`).join('\n')}`,
          );
          const line = pretty ? '\n  ' : '';
          let html = parts
            .map(
              ({ heading, items }) =>
                `<h3>${escape(heading)}</h3>${line}<ul>${items.map((item) => `${line}<li>${escape(item)}</li>`).join('')}</ul>`,
            )
            .join(line);
          for (let time = 0; time < times; time++) html = escape(html);
          expect(summary(html)).toBe(summary(text.join('\n\n')));
          for (const { evidence } of matchPosting(html, lexicon).skills)
            for (const { start, end, text: words } of evidence)
              expect(html.slice(start, end)).toBe(words);
        },
      ),
    );
  });

  it('is read once: what was read is read as it is', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<li>',
      '&lt;',
      '&amp;',
      'b>',
      '<br',
      '>',
      ' Java ',
      '\n',
      '"',
      '&#43;',
      '<!--',
      '-->',
      '<script>',
      '</script>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const given = pieces.join('');
        const read = readMarkup(given);
        for (let at = 0; at < read.text.length; at++) {
          expect(read.startOf(at)).toBeLessThanOrEqual(read.endOf(at + 1));
          expect(read.endOf(at + 1)).toBeLessThanOrEqual(given.length);
        }
      }),
    );
  });
});
