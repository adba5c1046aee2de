import { canExpire } from './state.ts';
import type { State } from './state.ts';

/** What the operators keep, a list for each kind of row, with the seconds since it was written where it can expire. */
export function listKept({ job, memory, now }: State): [head: string, rows: string[]][] {
  const { groups, orders, fees, ranked, claims } = memory;
  const age = ({ written }: { readonly written: number }) =>
    job.expires && canExpire(job) ? `, ${now - written} s` : '';
  switch (job.query) {
    case 'lookup':
      return [['no state', []]];
    case 'top':
      return [['orders, best first', ranked.map(({ id, city, qty }) => `${id} ${city} ${qty}`)]];
    case 'count':
    case 'sum':
      return [
        [
          'groups',
          groups.map((group) => {
            const value = job.query === 'count' ? group.n : group.sum;
            return `${group.city} ${value}${age(group)}`;
          }),
        ],
      ];
    case 'join':
    case 'left': {
      const isOuter = job.query === 'left';
      const both: [string, string[]][] = [
        [
          isOuter ? 'orders × matches' : 'orders',
          orders.map(
            (order) =>
              `${order.id} ${order.city}${isOuter ? ` × ${order.matches}` : ''}${age(order)}`,
          ),
        ],
        ['cities', fees.map((fee) => `${fee.city} ${fee.fee}${age(fee)}`)],
      ];
      return job.hasKey
        ? [
            ...both,
            [
              'materializer',
              claims.map((claim) => `id ${claim.key}: ${claim.rows.length}${age(claim)}`),
            ],
          ]
        : both;
    }
  }
}
