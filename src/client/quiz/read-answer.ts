import type { Answer, AnswerKey } from '../../domain/quiz.ts';

/** What the reader gave, from an item's form. */
export function readAnswer(form: HTMLFormElement, key: AnswerKey): Answer {
  const data = new FormData(form);
  const text = (name: string): string | null => {
    const value = data.get(name);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  switch (key.kind) {
    case 'single':
      return { kind: 'single', option: text(key.id) };
    case 'multiple':
      return { kind: 'multiple', options: data.getAll(key.id).map(String) };
    case 'ordering':
      return {
        kind: 'ordering',
        steps: [...form.querySelectorAll<HTMLElement>('.step')].map(
          (step) => step.dataset.part ?? '',
        ),
      };
    case 'matching':
      return { kind: 'matching', pairs: Object.fromEntries(key.pairs.map((id) => [id, text(id)])) };
    case 'numeric':
      return { kind: 'numeric', text: text(key.id) ?? '' };
  }
}
