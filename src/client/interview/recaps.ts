/** As in interview.css: below it a recap is one line, until it is opened. */
const wide = matchMedia('(min-width: 40.01rem)');

/** Folds the recaps of a qualification's modules on a phone. Where there is room nothing can be folded. */
export function initRecaps(): void {
  const recaps = document.querySelectorAll<HTMLDetailsElement>('[data-recap]');
  const arrange = () => {
    for (const recap of recaps) recap.open = wide.matches;
  };
  arrange();
  for (const recap of recaps) recap.dataset.recap = 'live';
  wide.addEventListener('change', arrange);
}
