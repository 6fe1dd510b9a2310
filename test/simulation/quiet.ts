import { digestOf } from "../../src/domain/digest.ts";
import { noteIn } from "../../src/domain/note.ts";
import { type CachedRecord, cacheName } from "../../src/storage/cache.ts";
import { outboxName } from "../../src/storage/outbox.ts";
import { savingOf } from "../../src/storage/saving.ts";
import { viewOf } from "../../src/storage/view.ts";
import { holds } from "./broken.ts";
import { inOrder } from "./in-order.ts";
import type { Machine } from "./machine.ts";
import { isAboutChildren, isOfPupil, nameOf } from "./model.ts";
import { SCHOOL } from "./school.ts";
import type { World } from "./world.ts";

const MOST_TRIPS = 60;

/**
 * Every machine comes back, the network works, and everyone who has anything on a machine signs in
 * there until there is nothing more to say. Then everything must be everywhere it belongs.
 */
export async function comeToRest(world: World): Promise<void> {
  await world.calm();
  const here: { machine: Machine; person: string }[] = [];
  for (const machine of world.machines)
    for (const person of ["office", "leader", "ada", "ben", "gov"])
      if (machine.disk.has(outboxName(SCHOOL, person))) here.push({ machine, person });
  // Everyone sends first, so that the second visit finds all that anyone has sent.
  for (const visit of [1, 2])
    for (const { machine, person } of here)
      if (visit === 2 || hasNews(world, machine, person))
        await level(world, machine, person, visit === 2);
  await world.school.checkWinners();
  await world.writing.checkRest(world.school);
  world.meetings.checkClosed(await world.school.rows(), "the school", world.school);
  for (const pupil of world.school.erased) {
    const remains = await world.school.remainsOf(pupil);
    holds("I20", remains === undefined, () => `${pupil} was erased, and is still in ${remains}`);
  }
  for (const { machine, person } of here) await checkRest(world, machine, person);
  checkNothingLost(world);
}

/** Whether a person's databases have anything to send, or to send again to a restored copy. */
function hasNews({ school }: World, { disk }: Machine, person: string): boolean {
  const outbox = outboxName(SCHOOL, person);
  const heard = disk
    .look<{ key: string; value: unknown }>(outbox, "meta")
    .find(({ key }) => key === "epoch")?.value;
  return disk.look(outbox, "changes").length > 0 || heard !== school.epoch;
}

async function level(world: World, machine: Machine, person: string, last: boolean): Promise<void> {
  if (machine.person !== person) machine.kill();
  machine.person = person;
  machine.session = person;
  const tab = await world.tab(machine, 0);
  const isStaff = world.school.model.role(person) !== undefined;
  const compare = last && isStaff && world.ledger.shown(machine.disk, person).spoiled;
  let again = true;
  for (let trip = 0; again && trip < MOST_TRIPS; trip++)
    again = await world.exchange(machine, tab, "arrives", { limit: 2000 });
  if (compare) {
    for (let trip = 0; trip < 4; trip++)
      await world.exchange(machine, tab, "arrives", { limit: 2000, compare: true });
    holds("I18", !world.ledger.shown(machine.disk, person).spoiled, () => {
      return `the rows ${person} has are spoiled, and the digest does not find it`;
    });
  }
  holds("I2", !again, () => `${person} never comes to rest`);
}

async function checkRest(world: World, machine: Machine, person: string): Promise<void> {
  if (machine.person !== person) machine.kill();
  machine.person = person;
  const { device } = await world.tab(machine, 0);
  const { school } = world;
  const unsent = machine.disk.look(outboxName(SCHOOL, person), "changes").length;
  const isStaff = school.model.role(person) !== undefined;
  holds("I1", unsent === 0 || !isStaff, () => `${person} still has ${unsent} unsent at rest`);
  if (isStaff) {
    const cache = cacheName(SCHOOL, person);
    const records = [
      ...machine.disk.look<CachedRecord>(cache, "rows"),
      ...machine.disk.look<CachedRecord>(cache, "raw"),
    ];
    const rows = await device.codec.open(records.map((record) => record.body));
    const held = new Map(rows.map((row) => [nameOf(row.t, row.k), row]));
    for (const pupil of school.erased)
      holds("I20", !JSON.stringify(records).includes(`about-${pupil}-`), () => {
        return `${person} still holds what was said about ${pupil}, who was erased`;
      });
    world.meetings.checkHeld(person, held, school);
    world.meetings.checkClosed(rows, person, school);
    await world.meetings.checkLevel(person, viewOf(device));
    const theirs = await school.rowsSeenBy(person);
    for (const row of theirs) {
      const mine = held.get(nameOf(row.t, row.k));
      const isSame = JSON.stringify(mine) === JSON.stringify(row) || inOrder(mine) === inOrder(row);
      holds("I2", isSame, () => {
        return `${person} has ${JSON.stringify(mine)}, the school ${JSON.stringify(row)}`;
      });
    }
    holds("I7", held.size === theirs.length, () => {
      return `${person} has ${held.size} rows at rest, and may see ${theirs.length}`;
    });
    if (world.random.chance(0.2))
      holds("I18", digestOf(rows) === digestOf(theirs), () => "equal rows, and digests differ");
    type Aside = { id: string; t: string; k: string; why: string };
    const attention = machine.disk.look<Aside>(outboxName(SCHOOL, person), "attention");
    // What was let in after all, and shows in a row that has come, needs nobody's attention.
    const shown = new Set(
      theirs.flatMap((row) =>
        [
          ...Object.values(row.h),
          ...Object.values(row.c ?? {}).flat(),
          ...(row.t.endsWith("-note")
            ? Object.keys(row.f).flatMap((one) => noteIn(row, one).u)
            : []),
        ].map(({ id }) => id),
      ),
    );
    for (const { id } of attention)
      holds("I21", !shown.has(id), () => `${id} needs attention, but is in the record`);
    // Nor does a piece of a note, though it was joined to others before its author came by.
    const seen = new Set(theirs.map((row) => nameOf(row.t, row.k)));
    for (const { id, t, k, why } of attention)
      holds(
        "I21",
        !t.endsWith("-note") ||
          why === "id-reuse" ||
          !seen.has(nameOf(t, k)) ||
          !school.taken.has(id),
        () => `${id} needs attention, but was let in`,
      );
    const saving = await savingOf(device);
    holds("I21", saving.onDevice === 0 && saving.attention === attention.length, () => {
      return `at rest ${person} is told ${JSON.stringify(saving)}`;
    });
  } else {
    const records = machine.disk.look<CachedRecord>(cacheName(SCHOOL, person), "rows");
    const child = records.find((record) => isAboutChildren(record.t));
    holds("I7", child === undefined, () => {
      return `${person} is on no staff list any more and still has ${child?.t} ${child?.k}`;
    });
  }
  await world.ledger.checkView(machine.disk, device);
  world.ledger.checkNothingLost(machine.disk, person);
}

/** [I1] [I16] Whatever anyone was told is kept is in the school's log or in its quarantine. */
function checkNothingLost(world: World): void {
  const { taken, aside, model } = world.school;
  const { unreadable } = world.ledger;
  for (const [id, { change, person, lost, disks }] of world.ledger.kept) {
    if (lost || disks.size === 0 || taken.has(id) || aside.has(id) || unreadable.has(id)) continue;
    const mayWait = model.role(person) === undefined;
    const gone = isOfPupil(change.t) && model.rows.get(nameOf(change.t, change.k))?.gone === true;
    holds("I1", mayWait || gone, () => `lost at rest: ${JSON.stringify(change)} of ${person}`);
  }
}
