import { describe, expect, it } from 'vitest';
import { countWords, effortOf, minutesOfWords, totalOf } from '../../../src/catalog/minutes.ts';
import { moduleLike } from './content.ts';

const none = () => false;
const bare = {
  summary: '',
  objectives: [],
  recap: [],
  walks: [],
  pictures: [],
  quiz: { items: [], open: [] },
};
const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
const inSection = (text: string) => `<Section id="s">\n\n${text}\n\n</Section>\n`;
const effort = (text: string, isSimulator: (name: string) => boolean = none) =>
  effortOf(moduleLike({ ...bare, body: inSection(text) }), process.cwd(), isSimulator).get('s');

describe('minutes of a module', () => {
  it('are its visible words at 130 a minute', () => {
    expect(effort(words(260))).toEqual({ words: 260, foldedWords: 0, minutes: 2 });
    expect(effort(`| a | b |\n| --- | --- |\n| ${words(128)} | |`)?.minutes).toBe(1);
  });

  it('leave out what is folded, and count what a fold is called', () => {
    for (const fold of ['Depth', 'Reveal']) {
      const found = effort(`<${fold} title="two words">\n\n${words(500)}\n\n</${fold}>`);
      expect(found).toMatchObject({ words: 2, foldedWords: 500 });
    }
  });

  it('count a figure with its caption, a walk and a simulator at their own pace', () => {
    const figure = `<Figure id="f" title="t" desc="d" caption="${words(65)}" width={340} height={80}>\n  <Label x={1} y={1} text="${words(99)}" />\n</Figure>`;
    expect(effort(figure)).toMatchObject({ words: 65, minutes: 1 });
    expect(effort('<Walk id="w" />')?.minutes).toBe(2);
    expect(effort('<Toy id="t" />', (name) => name === 'Toy')?.minutes).toBe(5);
    expect(effort('<Toy id="t" />')).toBeUndefined();
  });

  it('count four seconds for a line of a listing', () => {
    const found = effort('<Listing lab="arrow-layout" file="lab.yaml" lines="1-15" title="x" />');
    expect(found?.minutes).toBeCloseTo(1 + 1 / 130);
  });

  it('count an item where it stands, and the others and open questions at the end', () => {
    const { quiz } = moduleLike({});
    const [first] = quiz.items;
    const module = moduleLike({
      ...bare,
      quiz,
      body: inSection(`<Check item="${first?.id ?? ''}" />`),
    });
    const efforts = effortOf(module, process.cwd(), none);
    expect(efforts.get('s')?.minutes).toBe(1.5);
    expect(efforts.get('')?.minutes).toBe(1.5 * (quiz.items.length - 1) + 4 * 2);
    expect(totalOf(efforts).minutes).toBe(1.5 * quiz.items.length + 8);
  });

  it('count words, not marks', () => {
    expect(countWords('one — two, 3.5 …')).toBe(3);
    expect([minutesOfWords(0), minutesOfWords(400)]).toEqual([1, 3]);
  });
});
