import { readFileSync } from 'node:fs';
import type { APIRoute, GetStaticPaths } from 'astro';
import { getSite } from '../../catalog/catalog.ts';
import { samplePath, samplesOf } from '../../catalog/lab-program.ts';

/** The tables and files that labs wrote, as the explorers open them. */
export const getStaticPaths = (() =>
  getSite()
    .content.labs.flatMap(samplesOf)
    .map((sample) => ({
      params: { file: sample.url.replace('/data/', '') },
      props: { path: samplePath(sample.lab.id, sample) },
    }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ path: string }> = ({ props }) =>
  new Response(new Uint8Array(readFileSync(props.path)), {
    headers: { 'content-type': 'application/octet-stream' },
  });
