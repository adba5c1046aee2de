/** Figures in steps. The HTML has all frames; this moves the mark of the one that shows. Guesses are kept nowhere. */
export function initWalks(): void {
  for (const walk of document.querySelectorAll<HTMLElement>('[data-walk]')) initWalk(walk);
}

function initWalk(walk: HTMLElement): void {
  const frames = [...walk.querySelectorAll<HTMLElement>('[data-frame]')];
  const dots = [...walk.querySelectorAll<HTMLElement>('[data-dot]')];
  const back = walk.querySelector<HTMLElement>('[data-back]');
  const on = walk.querySelector<HTMLElement>('[data-on]');
  let at = 0;

  /** The first frame that still asks for a guess: what lies behind it waits. */
  const barrier = () => {
    const asks = frames.findIndex((frame) => frame.querySelector('[data-ask]:not([data-guessed])'));
    return asks < 0 ? frames.length - 1 : asks;
  };
  const show = (to: number) => {
    at = Math.max(0, Math.min(to, barrier()));
    frames.forEach((frame, i) => {
      frame.toggleAttribute('data-now', i === at);
    });
    dots.forEach((dot, i) => {
      if (i === at) dot.setAttribute('aria-current', 'step');
      else dot.removeAttribute('aria-current');
      dot.setAttribute('aria-disabled', String(i > barrier()));
    });
    back?.setAttribute('aria-disabled', String(at === 0));
    on?.setAttribute('aria-disabled', String(at >= barrier()));
  };

  back?.addEventListener('click', () => {
    show(at - 1);
  });
  on?.addEventListener('click', () => {
    const before = at;
    show(at + 1);
    // Held up by a question: there one goes on.
    if (at === before) frames[at]?.querySelector<HTMLElement>('[data-guess]')?.focus();
  });
  dots.forEach((dot, i) => {
    dot.addEventListener('click', () => {
      show(i);
    });
  });
  walk.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    // A picture that scrolls keeps its arrow keys.
    const target = event.target instanceof Element ? event.target : null;
    if (step === undefined || target?.closest('.walk__picture')) return;
    event.preventDefault();
    show(at + step);
  });
  for (const ask of walk.querySelectorAll<HTMLElement>('[data-ask]')) {
    const whys = ask.querySelectorAll('[data-why]');
    const guesses = [...ask.querySelectorAll<HTMLElement>('[data-guess]')].map(makeButton);
    guesses.forEach((guess, i) => {
      guess.addEventListener('click', () => {
        guesses.forEach((one) => {
          one.setAttribute('aria-pressed', String(one === guess));
        });
        whys.forEach((why, k) => {
          why.toggleAttribute('data-shown', k === i);
        });
        ask.setAttribute('data-guessed', '');
        show(at);
      });
    });
  }
  show(0);
}

/** A choice is plain text until a script can take it. */
function makeButton(text: HTMLElement): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  Object.assign(button.dataset, text.dataset);
  button.append(...text.childNodes);
  text.replaceWith(button);
  return button;
}
