import type { JSX } from 'preact';

/** What the sheet's words mean, below the results that they are of. */
export function SheetMeaning(): JSX.Element {
  return (
    <section class="sheet__meaning" aria-labelledby="words">
      <h2 id="words">What the words mean</h2>
      <dl>
        <div>
          <dt>Read</dt>
          <dd>every section was marked as read.</dd>
        </div>
        <div>
          <dt>Passed</dt>
          <dd>
            for every objective, a question was right at the first answer of a visit to its page.
          </dd>
        </div>
        <div>
          <dt>Retained</dt>
          <dd>
            passed; for every objective a question was right in review on a later day, and no
            question was wrong in its last review.
          </dd>
        </div>
        <div>
          <dt>Known, ticked off</dt>
          <dd>
            the reader marked it so, in the plan or after a short check. Neither counts as passed.
          </dd>
        </div>
      </dl>
    </section>
  );
}
