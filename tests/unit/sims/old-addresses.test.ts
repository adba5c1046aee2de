import { expect, test } from 'vitest';
import { respond, showStart } from '../../../src/sims/shown.ts';
import { simulators } from './simulators.ts';

/**
 * Addresses as people have passed them on, by the parameter of their simulator, and what it said of them then. They
 * only grow: a new simulator adds its own, with every kind of step and setting in one of them.
 */
const passedOn: Readonly<Record<string, readonly (readonly [text: string, words: string])[]>> = {
  lsm: [
    [
      'size-amp.f2cmn10r100',
      '100 flushes. Fired: size ratio 29×, full compaction 10×. 529 MB written for 100 MB flushed. 4 runs now.',
    ],
    [
      'trigger-5.t20r100',
      '100 flushes. Fired: size ratio 5×. 244 MB written for 100 MB flushed. 13 runs now.',
    ],
    [
      'full-every-commit.fc',
      'Compacted. 2 runs of 36.1 MB became one of 35.4 MB in L5 (full compaction; 0.7 MB of old versions dropped).',
    ],
    [
      'size-ratio.s25a60f4',
      'Flushed 1 MB to L0. Nothing to compact: 4 runs, and the trigger is 5.',
    ],
    [
      'trigger-20.r10t5n2m',
      'Measured trigger 5, full every 2 commits: write 24.8, read 1.5, space 1.01. None of the measured settings is best in all three columns.',
    ],
  ],
  ring: [
    [
      'two-to-three.r3',
      'Parallelism 2 → 3: 63 of 128 key groups change their subtask. With them moves the state of 2 of 9 keys. The busiest subtask is 0 with 67 % of the records (before: 78 %): 2.00 × the mean.',
    ],
    [
      'max-parallelism.r3-16',
      'Refused: the savepoint has 8 key groups, the program sets 16. With another number, keys would fall into other groups than those their state was saved in. The picture shows the job as it was.',
    ],
    [
      'uneven.r12.r16',
      'Parallelism 12 → 16: 15 of 16 key groups change their subtask. With them moves the state of 1,503 of 1,600 keys. The busiest subtask is 5 with 7.1 % of the records (before: 13 %): 1.13 × the mean.',
    ],
    [
      'hot-key.h75-thouston.r128',
      'Parallelism 2 → 128: 127 of 128 key groups change their subtask. With them moves the state of 505 of 509 keys. The busiest subtask is 19 with 75 % of the records (before: 88 %): 96.31 × the mean. 1 of 128 subtasks has no key. houston alone sends 75 %, and one key stays on one subtask.',
    ],
    [
      'few-groups.n7-128',
      'New job: parallelism 7, 128 key groups. No state came along: all 2,000 keys begin from nothing. The busiest subtask is 0 with 15 % of the records (before: 25 %): 1.08 × the mean.',
    ],
    [
      'two-to-three.ktrome.ki42.a100.h60-trome',
      'rome sends 60 % of the records. The busiest subtask is 1 with 77 % of the records (before: 56 %): 1.55 × the mean. rome alone sends 60 %, and one key stays on one subtask.',
    ],
  ],
  dl: [
    [
      'balanced.5',
      'At 200 ms: Worker 3 finishes batch 3, puts it on the result queue and begins 7.',
    ],
    [
      'starved_w4p2n12l200s60d800q0b256f602112x3o1',
      'iter(loader) sent 8 lists, 2 for each worker. The loop calls next().',
    ],
    [
      'head-of-line.9',
      'At 800 ms: Worker 0 finishes batch 0, puts it on the result queue and begins 3.',
    ],
    [
      'out-of-order_w3p2n12l100s40d1500q10b256f602112x0o0.30',
      'At 450 ms: Step 8 ends. The loop calls next().',
    ],
  ],
  merge: [
    [
      'late-update.r1.r2.r3.st',
      'The same steps, in a new table with these options. A reader gets ta 3, a 30, tb null, b null.',
    ],
    [
      'lost-delete.r1.r2.c.r3',
      'Row 3 is committed, as a run on level 0. A reader gets ta 2, a 20, tb null, b null. All of it comes from the new row.',
    ],
    [
      'nulls.r2.r3.r1.sg.wu3-5--',
      'Row 4 is committed, as a run on level 0. A reader gets ta 3, a 5, tb 1, b 7. From the new row: ta, a.',
    ],
    [
      'sum-after-delete.r1.r2.c.r3.f1.di',
      'The same steps, in a new table with these options. A reader gets ta 3, a 5, tb null, b null.',
    ],
    [
      'half-deleted.r1.r2.r3.dr',
      'The same steps, in a new table with these options. A reader gets no row.',
    ],
    ['no-way-back.r1.r2.c', 'The compaction fails: max cannot take a value back. All runs stay.'],
    [
      'first-row.r1.r2.c.r3.wd1---2',
      'Row 4 is committed, as a run on level 0. As before: a reader gets ta 2, a 20, tb null, b null.',
    ],
    [
      'two-clocks.r1.r2.r3.ea.sn.f2.f3',
      'The same steps, in a new table with these options. A reader gets ta 5, a 50, tb 4, b 40.',
    ],
  ],
  writers: [
    [
      'two-appends.a.b',
      'The name snapshot-3 is taken: a snapshot conflict. B reads the newest snapshot, and tries the same data files again. B creates snapshot 4, APPEND. An APPEND removes no file, so nothing is compared.',
    ],
    [
      'beside-appends.bs.a.a.bs',
      'The name snapshot-3 is taken: a snapshot conflict. B reads the newest snapshot, and tries the same data files again. B has read snapshot 3 as the newest, and is about to create snapshot-4 (COMPACT). Compared: f1 and f2 are still live, and no key ranges would overlap. The name is free at this moment.',
    ],
    [
      'taking-turns.a.a',
      'A creates snapshot 5, APPEND. A’s COMPACT is refused: f1 is not live any more (“File deletion conflicts detected!”). The message names A twice: the newest snapshot is its own. Job A fails and restarts, and reads the newest list of files. Its APPEND is in as snapshot 5, so none of its rows is lost or doubled.',
    ],
    [
      'two-compactions.bw1.bc0.b.a.b',
      'B finds nothing to compact in bucket 0, and commits nothing.',
    ],
    [
      'overwrite.b.a',
      'A creates snapshot 5, OVERWRITE. It removes all live files: f1, f2 and f4. With them go orders 1–4, 6 and 8.',
    ],
    [
      'lost-rename.a.b',
      'B’s snapshot 3 (APPEND) replaces that of A (APPEND). To both writers that is a success, and no check looks for it. Snapshot 4 was made before, and does not name f4. A query does not find orders 2 and 4.',
    ],
    [
      'lost-rename.rx.am1.ao0.bs',
      'B creates snapshot 3, APPEND. An APPEND removes no file, so nothing is compared.',
    ],
  ],
  commit: [
    [
      'not-told.cr',
      'The job restarts from checkpoint 1. Its state holds identifier 1, which the table lacks: the committer commits. The source goes on after position 3. A reader of the table sees 3 rows, none twice.',
    ],
    [
      'on-purpose.cr',
      'The job restarts from checkpoint 1. Its state holds identifier 1, which the table lacks: the committer commits. Then Paimon fails the job on purpose, so that writers start from the new snapshot. A reader of the table sees 3 rows, none twice.',
    ],
    [
      'new-user.keennnnncseennnnn',
      'The committer is told of checkpoint 1 and commits identifier 1: 1 new snapshot. A reader of the table sees 2 rows: several files hold records 1–2, and each key gives one row.',
    ],
    [
      'lost-notice.lcrnennnn',
      'The committer is told of checkpoint 3 and has nothing to commit: no snapshot. A reader of the table sees 4 rows, none twice.',
    ],
    [
      'told-already.azeenxeo',
      'Paimon refuses such a job before it starts: its checkpoints must be exactly-once. Here all stays as it was. A reader of the table sees no row.',
    ],
    [
      'kafka-away.tr',
      'The job restarts from checkpoint 1. Its state holds transaction 1, which the broker has aborted: the commit is refused, counted as failed, and dropped. The source goes on after position 3. A read_committed consumer sees no row.',
    ],
    [
      'kafka-away.rctr',
      'The job restarts from checkpoint 1. Its state holds transaction 1, which is committed already: the broker accepts, and nothing changes. The source goes on after position 3. A read_committed consumer sees 3 rows, none twice.',
    ],
    [
      'copy-committed.crmeeennnnncr',
      'The job restarts from checkpoint 1. Its state holds file 1, which is visible already: the committer says so, and nothing changes. The source goes on after position 3. A reader of the folder sees 3 rows, none twice.',
    ],
    [
      'no-committer.creeennnnn',
      'The writer is told of checkpoint 2, and there is nothing left to do. A reader sees 6 rows, records 1–3 more than once.',
    ],
    [
      'rename-complete.crenbeennnnlct',
      'The job is away for longer than transaction.timeout.ms. The broker aborts transaction 1. A read_committed consumer sees no row.',
    ],
    [
      'kafka-not-told.peendeenmz',
      'A new folder, and a new job. A committer that renames hidden files; checkpoints are off. A reader of the folder sees no row.',
    ],
  ],
  barrier: [
    ['second-count.krccdiij', 'The operator reads d3: 10 counted.'],
    [
      'late-order.akrcou',
      'The same steps again, exactly once, unaligned: 5 counted. Checkpoint 7 has 4 orders in the state, 1 in flight.',
    ],
    [
      'both-channels.xgyx',
      'Cairo sends barrier 8. The operator is done with checkpoint 7: it is aborted. The operator sends barrier 8 on and copies its state: 2 orders. Stored in checkpoint 8 as in-flight data: c2–c3, d2–d4.',
    ],
    [
      'timeout.t',
      'Checkpoint 7 is older than its timeout: barriers overtake now. The operator sends barrier 7 on and copies its state: 4 orders. All barriers are here: checkpoint 7 can be completed. Both channels are open. Stored in checkpoint 7 as in-flight data: d2–d4.',
    ],
    [
      'given-up.gyjjj',
      'The operator reads delhi’s cancel mark 7. The operator is done with checkpoint 7: it is aborted. Cairo’s channel is open again.',
    ],
    [
      'not-acknowledged.akrcxyijdwl',
      'The same steps again, exactly once, aligned: 6 counted. Checkpoint 8 has 5 orders in the state, 0 in flight.',
    ],
  ],
  changelog: [
    [
      'one-fee.cp6',
      'City paris is updated to fee 6: 2 rows in, 6 rows to the sink. Each order of this city in the state is sent with it.',
    ],
    [
      'one-fee.ql.ky.cp7',
      'City paris is updated to fee 7: 2 rows in, 12 rows to the sink. An order without a match is sent with null, until a match takes that back.',
    ],
    [
      'null-between.ty.w.w.o1r3',
      'Order 1 is updated to rome, qty 3: 2 rows in, 2 rows to the sink. Its city is not in the state, so the fee is null. A new job over the same tables would not have, in red: 1 paris 5; 1 rome null. It would have: 1 rome 3.',
    ],
    [
      'still-best.o2p9.o2d',
      'Order 2 is deleted: 1 row in, 2 rows to the sink. The next order of its city was in the state.',
    ],
    [
      'expired.w.w.o4p2',
      'Order 4 is inserted with paris, qty 2: 1 row in, 1 row to the sink. A new job over the same tables would not have, in red: paris 1. It would have: paris 3.',
    ],
    [
      'expired.tn.cpd',
      'City paris is deleted: 0 rows in, 0 rows to the sink. The query does not read cities.',
    ],
    [
      'never-sent.cp8.o1d',
      'Order 1 is deleted: 1 row in, 1 row to the sink. The fee of this moment is not the one that was sent. A new job over the same tables would not have, in red: 1 paris 5; 2 paris 5. It would have: 2 paris 8.',
    ],
    [
      'never-sent.qc.qj.qk.ky.kn.qt.o3o7',
      'Order 3 is updated to oslo, qty 7: 2 rows in, 2 rows to the sink.',
    ],
  ],
  detective: [
    [
      'victim.px2',
      'Now price runs in 2 copies (before: 1). The job handles 250 of 400 orders a second, and the lag grows by 150. The culprit is count: it is always busy, and not backpressured. Backpressured: orders 50 % and price 88 %.',
    ],
    [
      'slow-store.sm8.om4',
      'Now orders takes 4 ms an order (before: 0 ms). The job handles 125 of 400 orders a second, and the lag grows by 275. The culprit is store: it is always busy, and not backpressured. Backpressured: orders 50 %, price 75 % and count 88 %.',
    ],
    [
      'hot-key.cx4',
      'Now count runs in 4 copies (before: 2). The job handles 294 of 400 orders a second, and the lag grows by 106. The culprit is count: count 0 is always busy, and hides in a mean of 29 %. Backpressured: orders 71 % and price 85 %.',
    ],
    [
      'idle-copy.h0.sx2.h80',
      'Now 80 % of the orders have the hot key (before: 0 %). The job handles 370 of 400 orders a second, and the lag grows by 30. The culprit is count: count 0 is always busy, and hides in a mean of 56 %. Backpressured: orders 63 % and price 63 %.',
    ],
    [
      'source.om5',
      'Now orders takes 5 ms an order (before: 2 ms). The job handles 200 of 400 orders a second, and the lag grows by 200. The culprit is orders: it is always busy, and not backpressured. That is the source, so nothing is backpressured.',
    ],
    [
      'victim.r200.ox2.cm0',
      'Now count takes 0 ms an order (before: 4 ms). The job handles all 200 orders a second. No task holds it back; the busiest is orders 0 with 20 %.',
    ],
  ],
  river: [
    ['silent.g5', '5 seconds later, at 37 s. The watermark is 5.999: p2 has the lowest.'],
    [
      'silent.i5.g1',
      '1 second later, at 33 s. The watermark is 26.999: p1 has the lowest. Idle, so left out: p2.',
    ],
    [
      'slowest.g8',
      '8 seconds later, at 21 s. The watermark is 11.999: p2 has the lowest. Fired: [0, 10) with 33 orders.',
    ],
    [
      'woken.p2.g20',
      '20 seconds later, at 60 s. The watermark waits at 33.999 for p2, which woke up behind it. Too late, so in no result: 18 orders.',
    ],
    [
      'woken.l30.p2.g5',
      '5 seconds later, at 45 s. The watermark waits at 33.999 for p2, which woke up behind it. Fired: [10, 20) with 28 orders, result 6.',
    ],
    [
      'fast.d10.g30',
      '30 seconds later, at 60 s. The watermark is 53.999: p1 and p2 have the lowest. Fired: [20, 30) with 25 orders, [30, 40) with 22 orders, [40, 50) with 23 orders. Paused by alignment: p0.',
    ],
    [
      'bound.b12.i9.d9.l9.p0',
      'p0 stops sending. Its orders stay with their producer until it sends again.',
    ],
    [
      'gaps.i3.b20.p0.p1.g1',
      '1 second later, at 59 s. The watermark is 36.999: p0 and p1 have the lowest. Idle, so left out: p2.',
    ],
    [
      'woken.i0.p2.g20',
      '20 seconds later, at 60 s. The watermark is 26.999: p2 has the lowest. Fired: [0, 10) with 29 orders, [10, 20) with 30 orders.',
    ],
  ],
  starve: [
    [
      'twelve-cores.b.p3',
      'Now a batch every 256 ms, the device busy 78 %; before a batch every 256 ms, the device busy 78 %.',
    ],
    [
      'faster-device.b.g0.w6.d2.l1',
      'Now a batch every 50 ms, the device busy 100 %; before a batch every 60 ms, the device busy 83 %.',
    ],
    [
      'two-workers.a.a.a',
      'Step 3 of 60, a batch of worker 0. The device was idle for 100 ms before it; next() took 100 ms.',
    ],
    [
      'one-late.b.a.p2',
      'Now a batch every 100 ms, the device busy 100 %; before a batch every 100 ms, the device busy 100 %.',
    ],
    [
      'slow-store.b.w4.c0',
      'Now a batch every 60 ms, the device busy 100 %; before a batch every 60 ms, the device busy 100 %.',
    ],
    [
      'one-late.t0.r0.b',
      'Step 20 of 60, a batch of worker 3. The device had no gap before it; next() returned at once.',
    ],
    [
      'slow-store.s1.a',
      'Step 1 of 60, a batch of worker 0. The device had nothing to do before it; next() took 80 ms.',
    ],
  ],
  tank: [
    [
      'one-slow.n.n.n.n.n.n.n.n.n',
      'At 90 ms. An answer for 5. Done, but behind 2: 5. The queue is full: 4 elements wait outside.',
    ],
    ['one-slow.ounordered.r', 'At 220 ms all 12 records are out: 55 a second.'],
    [
      'watermarks.w1.a20.q5.n.n.n.n.n.n',
      'At 120 ms. An answer for 4. Done, but behind W3: 4. The queue is full: 5 elements wait outside.',
    ],
    [
      'capacity.r.q4.r',
      'At 160 ms all 12 records are out: 75 a second. Before: 12 records by 490 ms.',
    ],
    ['timeout.lmixed.t100.ddefault.r', 'At 220 ms all 12 records are out: 55 a second.'],
    [
      'timeout.r',
      'At 120 ms, after 1 record. The job fails: record 2 has no result in time, and timeout() is not overridden.',
    ],
    [
      'retries.x0.r',
      'At 70 ms, after 2 records. The job fails: the service failed for record 3, and no retry is left.',
    ],
    [
      'crash.c',
      'The job restarts from the checkpoint of 90 ms. In the queue again, each record with a new request: 2, 3, 4, 5, 6, 7, 8 and 9. Anything that left after the checkpoint leaves again.',
    ],
    [
      'crash.q4.n.n.n.n.n.n.n.n.n.k',
      'The barrier comes behind what waits outside. Until it is in, the checkpoint cannot be stored. The queue is full: 4 elements wait outside.',
    ],
    [
      'crash.n.k.c.r',
      'At 340 ms all 12 records are out: 35 a second. The service got 20 requests.',
    ],
  ],
  toy: [
    ['full.d', 'It tips. Tipped 1 times so far.'],
    ['empty.f2.e.d', '1 drops. Tipped 0 times so far.'],
  ],
  shred: [
    [
      'four-kinds.s.s.s.s.tc.ta',
      'The same rows, written anew: 2 rows have other entries, 2 rows are refused. tries: r 0 to 1 (1 bit), d 0 to 1 (1 bit).',
    ],
    [
      'lists-in-lists.s.s.w4.s.tb',
      'The same rows, written anew: 3 rows have other entries. city: r 0 to 1 (1 bit), d 0 to 2 (2 bits); scans: r 0 to 2 (2 bits), d 0 to 4 (3 bits).',
    ],
    [
      'bare.s.s.s.f1',
      'The same rows, written anew: 2 rows have other entries. tries: r 0 to 1 (1 bit), d 0 to 2 (2 bits).',
    ],
    ['bare.s.f0.f2.f0.w0.s.s.s', 'Row 4, null: r 0, d 0. Here d 0 says that tries is null.'],
    [
      'map.s.w4.s.s.s',
      'Row 4, {null: 15}, is refused: key is null and required. It gives no entry.',
    ],
    [
      'old-writer.s.s',
      'Row 2, [null], is refused: an element is null, and this list has no place for one. It gives no entry.',
    ],
    [
      'required-leaf.s.ta.tc',
      'The same rows, written anew: 1 row has other entries. kg: r not stored, d 0 to 1 (1 bit).',
    ],
  ],
  board: [
    [
      'newest.j.j.j.m1',
      'Now the label at 11:30 gets 5, the label at 09:00 gets 3. As served: 3 of 3 labels; from the future: none.',
    ],
    [
      'edge.j.j.l0-20.t2',
      'Now the label at 13:00 gets no value. As served: 1 of 2 labels; from the future: none.',
    ],
    [
      'correction.j.j.m2.c1-23',
      'Now the label at 12:00 gets 7, the label at 16:00 gets 7. As served: 2 of 2 labels; from the future: none.',
    ],
    [
      'backfill.j.j.j.m0',
      'Now the label at 08:00 gets 4, the label at 12:00 gets 4, the label at 19:30 gets 4. As served: 0 of 3 labels; from the future: 3.',
    ],
    [
      'too-old.j',
      'The label at 12:30 gets no value. Serving had 5 then. As served: 0 of 1 label; from the future: none.',
    ],
    [
      'daily-total.j.j',
      'The label at 13:00 gets 70, of 12:00. That row was created at 18:30, after the label: serving had 40. As served: 0 of 2 labels; from the future: 2.',
    ],
  ],
  iops: [
    [
      'price.f.f.s0',
      'Values of 16 bytes, in Parquet. The same call again: now 1 read and 32.8 kB, before 1 read and 4.1 kB.',
    ],
    [
      'wider.f.f.z4.k1',
      'Values of 256 bytes, every fourth null, in Lance: full-zip, a place is computed. The same call again: now 1 read and 257 bytes, before 1 read and 256 bytes.',
    ],
    [
      'labels.f.o.k0.f',
      'Row 4,532, cold: 2 reads and 4.6 kB. The file’s end 4.1 kB, data 512 bytes; wanted 512 bytes.',
    ],
    [
      'pages.f.s3',
      'Values of 512 bytes, in Parquet. The same call again: now 91 reads and 716.9 kB, before 9 reads and 4.2 MB.',
    ],
    [
      'groups.c2.n1.f.s4',
      'Values of 512 bytes, in Lance: full-zip, a place is computed. The same call again: now 2 reads and 55.3 kB, before 2 reads and 1.1 MB.',
    ],
    [
      'store.f.f.b1',
      'Values of 512 bytes, in Lance: full-zip, a place is computed. The same call again: now 20 reads and 1.9 MB, before 88 reads and 71.7 kB.',
    ],
    [
      'labels.z0.f',
      'Row 4,532, cold: 3 reads and 8.4 kB. The file’s end 4.1 kB, its table 200 bytes, data 4.1 kB; wanted 12 bytes.',
    ],
    ['price.c1', 'The next call asks for 10 rows from anywhere.'],
  ],
  prune: [
    ['shuffled.a.a.a.a.o0', 'Now 2 of 32 pages are read, and not 32. 30 rows match.'],
    ['sorted.a.i1.a.a.a.f0', 'As before, 2 of 32 pages are read. 30 rows match.'],
    ['absent.a.a.b3', 'Of 8 row groups left, Bloom filters of 128 bytes leave out all.'],
    [
      'unequal.t0.v333.a.a.a.a',
      '0 of 32 pages are read and decoded, with 0 rows. No row has id = 333.',
    ],
    ['late.a.a', 'There are no Bloom filters.'],
    ['runs.a.a.a.i0', 'There is no page index: of each row group left, all pages are read.'],
  ],
  resume: [
    [
      'in-flight.t.t.t.t.t.c.e',
      'Step 6: rank 0 has 42 44 46, rank 1 has 43 45 47. At the end of the epoch: 12 parcels never trained.',
    ],
    [
      'six-ranks.t.t.t.c.e.i3-6',
      'All that was trained, divided by the new ranks: so many places each rank skips.',
    ],
    ['lost-buffer.t.t.c.t', 'Step 3: rank 0 has 24 16 15, rank 1 has 23 31 30.'],
    [
      'new-dice.e',
      'Step 8: rank 0 has 40 37 38, rank 1 has 47 42 44. The epoch has ended without a crash.',
    ],
    [
      'rank-zero.t.t.t.c.e.s3',
      'Each reader goes on where it was, with its buffer and its dice. Every parcel is in the weights once. Each step has what it would have had without a crash.',
    ],
    ['fast-forward.t.c.t', 'Step 1: rank 0 has 3 1 0, rank 1 has 8 10 9.'],
  ],
};

test.each(simulators)(
  '%s: addresses that were passed on say what they said then',
  (_, simulator) => {
    const addresses = passedOn[simulator.parameter] ?? [];
    expect(addresses, `add some to ${import.meta.url.replace(/.*\//, '')}`).not.toEqual([]);
    for (const [text, words] of addresses) {
      const start = showStart(simulator, undefined);
      const search = `?${simulator.parameter}=${text}`;
      const opened = respond(simulator, start, { kind: 'open', search });
      expect(opened.words.join(' '), text).toBe(words);
      expect(simulator.encode(opened.session)).toBe(text);
    }
  },
);

test('no simulator is gone that addresses were passed on of', () => {
  const parameters = simulators.map(([, { parameter }]) => parameter);
  expect(parameters).toEqual(expect.arrayContaining(Object.keys(passedOn)));
});
