import type { JSX } from 'preact';
import { addDevice, type Device } from '../../client/progress/devices.ts';
import { environment } from '../../client/progress/store.ts';

/**
 * On iPhone and iPad: an app on the Home Screen starts with storage of its own, so the transfer comes
 * before the installation.
 */
export function HomeScreenNote({ onSend }: { onSend(device: Device): void }): JSX.Element {
  return (
    <div class="data__aside">
      <h3>On the Home Screen</h3>
      <p>
        Lakepath can be an app on your Home Screen, where Safari’s seven days do not count. The app
        starts with an empty record. So first{' '}
        <button
          class="link-button"
          type="button"
          onClick={() => {
            const device = addDevice(environment.local, 'Home Screen app');
            if (device) onSend(device);
          }}
        >
          make a link for the app
        </button>{' '}
        and copy it. Then choose Share and “Add to Home Screen”, open the app, and paste the link.
      </p>
    </div>
  );
}
