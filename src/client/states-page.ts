import { pageCatalog } from './page-catalog.ts';
import { initStates } from './show-states.ts';

const catalog = pageCatalog();
if (catalog) initStates(catalog);
