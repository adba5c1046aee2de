/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The module whose page is being rendered: the components in its text ask for it. */
    module?: import('./catalog/read.ts').ModuleContent;
  }
}
