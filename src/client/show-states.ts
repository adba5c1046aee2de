import type { Catalog } from '../domain/catalog.ts';
import { readinessOf, type QualificationReadiness } from '../domain/readiness.ts';
import { $progress } from './progress/store.ts';

/** Keeps every state mark and readiness meter on the page in step with the progress. */
export function initStates(catalog: Catalog): void {
  $progress.subscribe((progress) => {
    const { modules, qualifications } = readinessOf(catalog, progress);
    for (const mark of document.querySelectorAll<HTMLElement | SVGElement>('[data-state-of]')) {
      const module = modules.get(mark.dataset.stateOf ?? '');
      if (!module) continue;
      mark.dataset.state = module.state;
      const text = mark.querySelector('.state__text');
      if (text) text.textContent = module.known && !module.passed ? 'known' : module.state;
    }
    for (const place of document.querySelectorAll<HTMLElement>('[data-since]')) {
      const count = modules.get(place.dataset.since ?? '')?.newSince.length ?? 0;
      place.textContent =
        count === 0 ? '' : `${count} new ${count === 1 ? 'question' : 'questions'} since`;
    }
    for (const meter of document.querySelectorAll<HTMLElement>('[data-readiness-of]')) {
      const readiness = qualifications.get(meter.dataset.readinessOf ?? '');
      if (readiness) showReadiness(meter, readiness);
    }
  });
}

function showReadiness(
  meter: HTMLElement,
  { shares, skillsReady, skills, counts }: QualificationReadiness,
): void {
  for (const key of ['read', 'passed', 'retained'] as const) {
    meter.querySelector(`.readiness__${key}`)?.setAttribute('width', String(shares[key] * 100));
  }
  const text = meter.querySelector('[data-readiness-text]');
  if (text) {
    const done = (['read', 'passed', 'retained'] as const)
      .filter((key) => counts[key] > 0)
      .map((key) => `${counts[key]} ${key}`);
    text.textContent = [`${skillsReady} of ${skills.length} skills ready`, ...done].join(
      '\u00a0· ',
    );
  }
}
