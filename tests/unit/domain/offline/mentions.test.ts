import { expect, test } from 'vitest';
import { mentionedAssets } from '../../../../src/domain/offline/mentions.ts';

test('finds what a page loads now and may load later, each once', () => {
  const html = `<link rel="stylesheet" href="/lakepath/assets/Base.qo9z2d8I.css">
    <script type="module" src="/lakepath/assets/Base.astro_astro_type_script_index_0_lang.CmjP-mAL.js"></script>
    <astro-island component-url="/lakepath/assets/View.Cx4fDgQ8.js" renderer-url="/lakepath/assets/client.Cs6hBHWw.js">
    <link href="/lakepath/assets/Base.qo9z2d8I.css"> <code>import "./mine.js"</code> <a href="/lakepath/catalog.json">`;
  expect(mentionedAssets(html)).toEqual([
    'Base.qo9z2d8I.css',
    'Base.astro_astro_type_script_index_0_lang.CmjP-mAL.js',
    'View.Cx4fDgQ8.js',
    'client.Cs6hBHWw.js',
  ]);
});

test('finds what a script imports, at once, later and with it', () => {
  const script =
    'm.f=["assets/search-dialog.h6ULWGSm.js","assets/dialog.DW8ZPZiZ.css"];import{t as e}from"./preload-helper.DygEbaNj.js";' +
    'import"./_side.BNbONuGS.js";e(()=>import(`./keys-dialog.BrK2KOAm.js`));import("https://example.org/x.12345678.js")';
  expect(mentionedAssets(script)).toEqual([
    'search-dialog.h6ULWGSm.js',
    'dialog.DW8ZPZiZ.css',
    'preload-helper.DygEbaNj.js',
    '_side.BNbONuGS.js',
    'keys-dialog.BrK2KOAm.js',
  ]);
});
