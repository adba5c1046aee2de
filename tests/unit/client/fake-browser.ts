import { createProgressStore } from '../../../src/client/progress/create-store.ts';
import type { ProgressEnvironment } from '../../../src/client/progress/environment.ts';
import { guardStorage } from '../../../src/client/storage.ts';

/** A `Storage` with a quota, in characters, that can be made to fail. */
export class FakeStorage implements Storage {
  readonly entries = new Map<string, string>();
  quota = Infinity;
  isBlocked = false;
  /** Called after each change, as other tabs are. */
  onChange: ((key: string | null) => void) | null = null;

  get length() {
    return this.entries.size;
  }
  clear() {
    this.entries.clear();
    this.onChange?.(null);
  }
  getItem(key: string) {
    this.check();
    return this.entries.get(key) ?? null;
  }
  key(index: number) {
    return [...this.entries.keys()][index] ?? null;
  }
  removeItem(key: string) {
    this.check();
    this.entries.delete(key);
    this.onChange?.(key);
  }
  setItem(key: string, value: string) {
    this.check();
    const others = [...this.entries].filter(([name]) => name !== key);
    const used = others.reduce((sum, [name, text]) => sum + name.length + text.length, 0);
    if (used + key.length + value.length > this.quota)
      throw new DOMException('full', 'QuotaExceededError');
    this.entries.set(key, value);
    this.onChange?.(key);
  }
  private check() {
    if (this.isBlocked) throw new DOMException('blocked', 'SecurityError');
  }
}

/** One storage and the tabs on it. Locks and `storage` events wait until they are delivered, in the order given. */
export class FakeBrowser {
  readonly storage = new FakeStorage();
  /** The clock of all tabs, in milliseconds. */
  now = 1_795_430_400_000;
  /** Whether tabs have Web Locks; without them every task runs at once. */
  hasLocks = true;
  private readonly waiting: (() => void)[] = [];
  private readonly tabs: EventTarget[] = [];
  private speaking: EventTarget | null = null;

  constructor() {
    this.storage.onChange = (key) => {
      const listeners = this.tabs.filter((tab) => tab !== this.speaking);
      const event = Object.assign(new Event('storage'), { key });
      this.waiting.push(() => {
        for (const tab of listeners) this.as(tab, () => tab.dispatchEvent(event));
      });
    };
  }

  open(id: string) {
    const events = new EventTarget();
    this.tabs.push(events);
    const environment: ProgressEnvironment = {
      local: guardStorage(() => this.storage),
      session: guardStorage(() => null),
      tab: id,
      now: () => this.now,
      offsetAt: () => 60,
      exclusively: (task) =>
        new Promise((resolve) => {
          const run = () => {
            this.as(events, task);
            resolve();
          };
          if (this.hasLocks) this.waiting.push(run);
          else run();
        }),
      events,
    };
    const store = createProgressStore(environment);
    const close = this.as(events, () => store.init());
    return { store, environment, events, close };
  }

  /** Delivers what waits, one after the other, until nothing does; `pick` chooses which is next. */
  deliver(pick: (count: number) => number = () => 0) {
    for (let steps = 0; this.waiting.length > 0; steps++) {
      if (steps > 5_000) throw new Error('tabs never come to rest');
      const [next] = this.waiting.splice(pick(this.waiting.length) % this.waiting.length, 1);
      next?.();
    }
  }

  private as<T>(tab: EventTarget, task: () => T): T {
    const before = this.speaking;
    this.speaking = tab;
    try {
      return task();
    } finally {
      this.speaking = before;
    }
  }
}
