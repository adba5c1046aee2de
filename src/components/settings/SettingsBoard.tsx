import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { AnkiExport } from './AnkiExport.tsx';
import { DailyReviews } from './DailyReviews.tsx';
import { KeepOffline } from './KeepOffline.tsx';
import { MoveToDevice } from './MoveToDevice.tsx';
import { ProgressData } from './ProgressData.tsx';

/** The settings that need more than a line of script. What is not known yet keeps its room. */
export function SettingsBoard(): JSX.Element {
  const [live, setLive] = useState(false);
  // What is stored is known in the browser only: the first view must be the server's.
  useEffect(() => setLive(true), []);
  return (
    <>
      <ProgressData live={live} />
      <MoveToDevice live={live} />
      <KeepOffline />
      <AnkiExport />
      <DailyReviews live={live} />
    </>
  );
}
