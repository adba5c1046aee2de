import type { APIRoute, GetStaticPaths } from 'astro';
import { getSite } from '../../catalog/catalog.ts';
import { labArchive } from '../../catalog/lab-program.ts';
import type { LabContent } from '../../catalog/read.ts';

/** Each lab as one archive. */
export const getStaticPaths = (() =>
  getSite().content.labs.map((lab) => ({
    params: { lab: lab.slug },
    props: { lab },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ lab: LabContent }> = ({ props }) =>
  new Response(labArchive(props.lab), { headers: { 'content-type': 'application/zip' } });
