import type { JSX } from 'preact';
import { saveSetting } from '../../client/progress/store.ts';
import { CAP_LIMITS, reviewSettings } from '../../domain/review/settings.ts';
import { NumberSetting } from './NumberSetting.tsx';

/** The most questions that review asks on one day. */
export function ReviewCap({ cap }: { cap: number }): JSX.Element {
  return (
    <NumberSetting
      id="review-cap"
      label="Questions a day, at most"
      start={cap}
      least={CAP_LIMITS.min}
      most={CAP_LIMITS.max}
      button="Keep"
      onKeep={(value) => void saveSetting(reviewSettings.cap, value)}
    />
  );
}
