import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { saveSetting } from '../../client/progress/store.ts';
import { isoDate } from '../../domain/day.ts';
import type { ReviewNow } from '../../domain/review.ts';
import { CAP_LIMITS, MOST_CATCH_UP_DAYS, reviewSettings } from '../../domain/review/settings.ts';
import { count, formatDate } from '../format.ts';

/** The daily cap, and catching up where more has piled up than it takes. */
export function ReviewAmount({ now }: { now: ReviewNow }): JSX.Element {
  const { day, settings, today } = now;
  const { catchUp, cap } = settings;
  return (
    <section class="review__amount" aria-labelledby="amount">
      <h2 id="amount">How much a day</h2>
      <NumberSetting
        key={`cap ${cap}`}
        id="review-cap"
        label="Questions a day, at most"
        start={cap}
        least={CAP_LIMITS.min}
        most={CAP_LIMITS.max}
        button="Keep"
        onKeep={(value) => void saveSetting(reviewSettings.cap, value)}
      />
      {catchUp && day.catchUpDays > 0 ? (
        <p>
          What has piled up is spread until {formatDate(isoDate(catchUp.until), false)}.{' '}
          <button
            class="link-button"
            type="button"
            onClick={() => void saveSetting(reviewSettings.catchUp, null)}
          >
            Stop catching up
          </button>
        </p>
      ) : (
        day.due > day.queue.length && (
          <>
            <p>
              {count(day.due, 'question')} have piled up. Spread them evenly, and each day has an
              end.
            </p>
            <NumberSetting
              key={`catch-up ${cap}`}
              id="catch-up"
              label="Catch up over this many days"
              start={Math.min(MOST_CATCH_UP_DAYS, Math.ceil(day.dueAtStart / cap))}
              least={1}
              most={MOST_CATCH_UP_DAYS}
              button="Catch up"
              says={(days) => `${Math.ceil(day.dueAtStart / days)} a day`}
              onKeep={(days) => void saveSetting(reviewSettings.catchUp, [today, today + days - 1])}
            />
          </>
        )
      )}
    </section>
  );
}

interface NumberProps {
  id: string;
  label: string;
  start: number;
  least: number;
  most: number;
  button: string;
  /** What the number comes to. */
  says?: (value: number) => string;
  onKeep: (value: number) => void;
}

/** A whole number that is kept when the reader says so. */
function NumberSetting(props: NumberProps): JSX.Element {
  const { id, label, start, least, most, button, says, onKeep } = props;
  const [text, setText] = useState(String(start));
  const value = /^\d{1,4}$/.test(text.trim()) ? Number(text) : NaN;
  const isOne = value >= least && value <= most;
  return (
    <form
      class="review__number"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isOne) onKeep(value);
      }}
    >
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        size={4}
        autocomplete="off"
        value={text}
        aria-invalid={!isOne}
        aria-describedby={`${id}-says`}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <button class="button button--small" type="submit" disabled={!isOne}>
        {button}
      </button>
      <span class="meta" id={`${id}-says`} role="status">
        {isOne ? says?.(value) : `A whole number from ${least} to ${most}.`}
      </span>
    </form>
  );
}
