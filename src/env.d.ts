/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The module whose page is being rendered: the components in its text ask for it. */
    // A declaration file with an import of its own would no longer be global.
    // eslint-disable-next-line @typescript-eslint/consistent-type-imports
    module?: import('./catalog/read.ts').ModuleContent;
  }
}
