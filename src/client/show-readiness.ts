import type { Catalog } from '../domain/catalog.ts';
import { readinessOf, type QualificationReadiness } from '../domain/readiness.ts';
import { $progress } from './progress/store.ts';
import { showStates } from './show-states.ts';

/** Keeps every state mark and readiness meter on the page in step with the progress. */
export function initReadiness(catalog: Catalog): void {
  $progress.subscribe((progress) => {
    const { modules, qualifications } = readinessOf(catalog, progress);
    showStates(modules);
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
