import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { dayNow } from '../../client/clock.ts';
import { noteBackup } from '../../client/progress/backup.ts';
import {
  addDevice,
  listDevices,
  noteArrived,
  removeDevice,
  type Device,
} from '../../client/progress/devices.ts';
import { isInstalled, isIos } from '../../client/progress/platform.ts';
import { $progress, environment } from '../../client/progress/store.ts';
import { isoDate } from '../../domain/day.ts';
import type { Progress } from '../../domain/progress/format.ts';
import { href } from '../../site.ts';
import { formatDate } from '../format.ts';
import { HomeScreenNote } from './HomeScreenNote.tsx';
import { SendPanel } from './SendPanel.tsx';

/** Sends what is new to another device: the reader names it once. */
export function MoveToDevice({ live }: { live: boolean }): JSX.Element {
  useStore($progress);
  const [sending, setSending] = useState<{ device: Device; progress: Progress } | null>(null);
  const [said, setSaid] = useState('');
  const [name, setName] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const devices = live ? listDevices(environment.local) : [];

  const send = (device: Device) => {
    setSaid('');
    setSending({ device, progress: $progress.get() });
  };
  const close = (sentence: string) => {
    setSending(null);
    setSaid(sentence);
    // The button that was pressed is gone.
    heading.current?.focus();
  };
  const arrived = () => {
    if (!sending) return;
    const { device, progress } = sending;
    const isNoted = noteArrived(environment.local, device, progress, dayNow());
    if (isNoted) noteBackup(progress);
    close(
      isNoted
        ? `Noted: the next link for ${device.name} carries only what is new.`
        : `This browser has no room to note it: the next link for ${device.name} carries the same again.`,
    );
  };

  return (
    <section aria-labelledby="move" class="data needs-script">
      <hgroup>
        <h2 id="move" ref={heading} tabIndex={-1}>
          Other devices
        </h2>
        <p>
          A link or a QR code carries what is new to your other device. It goes through no server:
          the link itself holds it. To take one in here, open it, or{' '}
          <a href={href('/bring/')}>paste it</a>.
        </p>
      </hgroup>
      {live && isIos() && !isInstalled() && <HomeScreenNote onSend={send} />}
      {devices.length > 0 && (
        <ul class="plain-list send__devices">
          {devices.map((device) => (
            <li key={device.key}>
              <span>
                <strong>{device.name}</strong>
                <span class="meta">
                  {' '}
                  {device.day === null
                    ? 'Nothing sent yet'
                    : `Has all up to ${formatDate(isoDate(device.day))}`}
                </span>
              </span>
              <span class="row">
                <button class="button button--small" type="button" onClick={() => send(device)}>
                  Send what is new<span class="visually-hidden"> to {device.name}</span>
                </button>
                <button
                  class="link-button"
                  type="button"
                  onClick={() => {
                    removeDevice(environment.local, device.key);
                    close(`${device.name} is off the list.`);
                  }}
                >
                  Remove<span class="visually-hidden"> {device.name}</span>
                </button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <form
        class="row send__add"
        onSubmit={(event) => {
          event.preventDefault();
          const device = addDevice(environment.local, name);
          setName('');
          if (device) send(device);
          else setSaid('Type a name first, such as “Phone”.');
        }}
      >
        <label>
          {devices.length === 0 ? 'Name of the other device' : 'Another device'}
          <input
            value={name}
            maxLength={40}
            placeholder="Phone"
            autocomplete="off"
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </label>
        <button class="button" type="submit">
          Make a link
        </button>
      </form>
      <p class="data__said" role="status">
        {said}
      </p>
      {sending && (
        <SendPanel
          key={sending.device.key}
          device={sending.device}
          progress={sending.progress}
          onArrived={arrived}
          onClose={() => close('')}
        />
      )}
    </section>
  );
}
