import { withCatalog } from './page-catalog.ts';
import { initReadiness } from './show-readiness.ts';

void withCatalog(initReadiness);
