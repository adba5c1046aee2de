import { addAttempt, type AttemptKind } from '../../src/domain/progress/attempts.ts';
import type { Progress } from '../../src/domain/progress/format.ts';
import { registerKeys, writeRegister } from '../../src/domain/progress/registers.ts';
import type { Page } from './site.ts';

/** What a tab on a module's page is told to do; `n` picks among what the page has. */
export interface Order {
  do: 'answer' | 'read' | 'bookmark';
  n: number;
  right: boolean;
  /** The next one waits until something new is stored, so that tabs come between each other. */
  waits: boolean;
}

/** What it then did, as the page showed it. */
export type Deed =
  | { do: 'answer'; item: string; kind: AttemptKind; right: boolean }
  | { do: 'read'; id: string; on: boolean }
  | { do: 'bookmark'; kind: 'module' | 'section'; id: string; on: boolean };

/**
 * Presses what a reader would press, one after the other, in the page itself: as fast as can be.
 * Resolves when the tab has stored it all.
 */
export function carryOut(page: Page, orders: Order[]): Promise<Deed[]> {
  return page.evaluate(async (all) => {
    const visit = window as unknown as { answered?: Set<string> };
    const answered = (visit.answered ??= new Set());
    const deeds: Deed[] = [];
    const pick = <E extends Element>(selector: string, n: number): E => {
      const found = [...document.querySelectorAll<E>(selector)];
      const element = found[n % found.length];
      if (!element) throw new Error(`nothing to press: ${selector}`);
      return element;
    };
    const stored = () => localStorage.getItem('lakepath.progress');
    const turn = () => new Promise((resolve) => setTimeout(resolve));
    for (const { do: what, n, right, waits } of all) {
      const before = stored();
      if (what === 'answer') {
        const form = pick<HTMLFormElement>('form[data-item]:has(input[type="radio"])', n);
        const key = JSON.parse(form.querySelector('[data-key]')?.textContent ?? '') as {
          id: string;
          right: string;
        };
        if (form.dataset.graded) form.querySelector<HTMLButtonElement>('[data-again]')?.click();
        const chosen = [...form.querySelectorAll<HTMLInputElement>('input[type="radio"]')].find(
          ({ value }) => (value === key.right) === right,
        );
        chosen?.click();
        form.requestSubmit();
        deeds.push({
          do: 'answer',
          item: key.id,
          kind: answered.has(key.id) ? 'practice' : 'first',
          right,
        });
        answered.add(key.id);
      } else {
        const button = pick<HTMLButtonElement>(
          what === 'read' ? 'button[data-read]' : 'button[data-bookmark]',
          n,
        );
        const on = button.getAttribute('aria-pressed') !== 'true';
        button.click();
        deeds.push(
          what === 'read'
            ? { do: 'read', id: button.dataset['read'] ?? '', on }
            : {
                do: 'bookmark',
                kind: button.dataset['bookmark'] === 'module' ? 'module' : 'section',
                id: button.dataset['id'] ?? '',
                on,
              },
        );
      }
      if (waits)
        do await turn();
        while (stored() === before);
    }
    // Locks are granted in turn: what this tab has asked for comes first.
    await (navigator.locks as LockManager | undefined)?.request('lakepath.progress', () => null);
    return deeds;
  }, orders);
}

let second = 1_795_000_000;

/** The same deed done to a model. Only the time differs, of which nothing is compared. */
export function apply(progress: Progress, deed: Deed): Progress {
  second += 1;
  if (deed.do === 'answer') return addAttempt(progress, deed.item, { ...deed, second, offset: 0 });
  const key = deed.do === 'read' ? registerKeys.read(deed.id) : registerKeys.bookmark(deed);
  return writeRegister(progress, key, deed.on ? 1 : 0, { now: second * 1000, by: 'model' });
}

/**
 * What there is of it for a reader, as lines: each item with its attempts' kinds and grades, each
 * mark that is set, and the rest with its value. `passed:` marks and places follow from these.
 */
export function factLines(progress: Progress, keep: (id: string) => boolean = () => true) {
  const attempts = [...progress.attempts].map(([id, packed]) => ({
    id,
    line: `${id}: ${[...packed.replace(/[^A-Z]/g, '')].sort().join('')}`,
  }));
  const registers = [...progress.registers].flatMap(([key, { value }]) => {
    const [kind = ''] = key.split(':');
    const id = key.slice(key.lastIndexOf(':') + 1);
    if (['passed', 'place'].includes(kind) || value === 0) return [];
    // Of a plan, what these tabs change of it.
    if (kind === 'plan')
      return [
        { id, line: `plan: ${JSON.stringify(value).match(/"hoursPerWeek":(\d+)/)?.[1] ?? ''}` },
      ];
    const shown = ['read', 'bookmark'].includes(kind) ? 'set' : JSON.stringify(value);
    return [{ id, line: `${key}: ${shown}` }];
  });
  return [...attempts, ...registers]
    .filter(({ id }) => keep(id))
    .map(({ line }) => line)
    .sort();
}
