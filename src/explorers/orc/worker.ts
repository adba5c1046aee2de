import { expose } from 'comlink';
import { holder } from '../shell/held.ts';
import { loadFile } from '../shell/load-file.ts';
import { Session } from './session.ts';

expose(holder(async (source) => Session.open(await loadFile(source))));
