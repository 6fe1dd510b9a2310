import { expect, it } from "vitest";
import { agreeAction, changeAction, dropAction } from "../../../src/domain/action-edit.ts";
import type { Change } from "../../../src/domain/change.ts";
import { saveSession } from "../../../src/domain/intervention-session.ts";
import type { ActionTerms } from "../../../src/domain/meeting-action.ts";
import { ownId } from "../../../src/domain/own-id.ts";
import { TABLES, tableOf } from "../../../src/domain/schema.ts";
import { erasePupil } from "../../../src/server/erase-pupil.ts";
import { CLASSES, NOW, PUPILS, STAFF, TODAY } from "../../support/small-school.ts";
import { onBothEngines } from "./on-both-engines.ts";
import { set } from "./server-school.ts";

const forAmara: ActionTerms = {
  id: ownId(STAFF.oakTeacher, "0123456789ab"),
  class: CLASSES.oak,
  meeting: "m",
  entries: [],
  children: [PUPILS.amara],
  subject: "maths",
  kind: "class",
  what: "Beads for Amara",
  wave: null,
  intervention: null,
  owner: STAFF.assistant,
  ownerWords: null,
  due: "2026-12-11",
  made: TODAY,
  by: STAFF.oakTeacher,
  from: null,
};
const KEY = `${CLASSES.oak}:${forAmara.id}`;

onBothEngines("what comes later about an erased child", (school) => {
  let minutes = 0;
  const change = ({ t, k, set: f }: ReturnType<typeof agreeAction>) =>
    set(t, k, { ...f }, NOW + ++minutes * 60_000);

  /** An action for one child alone whose record is erased then. */
  async function erased(terms = forAmara) {
    const device = school().device(STAFF.oakTeacher);
    expect(await device.push(change(agreeAction(terms, true)))).toMatchObject([{ is: "accepted" }]);
    const { deps, id } = school();
    await erasePupil(deps, { school: id, by: STAFF.administrator, pupil: PUPILS.amara });
    return device;
  }

  /** How often the school's copy names her in rows, log and quarantine. */
  async function namings(changes: readonly Change[]): Promise<number> {
    const reader = school().store.read(school().id);
    const ids = changes.map(({ id }) => id);
    const kept = [
      await reader.rowsOf(["meeting-action"]),
      await reader.log(0, 1000),
      await reader.quarantined({ ids }),
    ];
    return JSON.stringify(kept).split("Amara").length - 1;
  }

  const answers = () => [
    change(dropAction(forAmara, "Amara moved to Leeds")),
    change(changeAction(forAmara, { ...forAmara, what: "Amara, twice a day" })[0]!),
  ];

  it("[SY14] answers and corrections, which name no child, are taken without their words", async () => {
    const device = await erased();
    const late = answers();
    expect(await device.push(...late)).toMatchObject([{ is: "accepted" }, { is: "accepted" }]);
    await device.pull();
    expect(device.row("meeting-action", KEY)?.f).toMatchObject({
      what: "",
      why: "",
      children: [],
      state: "dropped",
    });
    expect(await namings(late)).toBe(0);
    expect((await device.ask({ digest: device.digest() })).digest).toBe("same");
  });

  it("[SY14] from somebody without the right they wait for a decision without their words", async () => {
    await erased();
    const late = answers();
    const [, wording] = await school()
      .device(STAFF.assistant)
      .push(...late);
    expect(wording).toMatchObject({ is: "quarantined", why: "not-yours" });
    expect(await namings(late)).toBe(0);
  });

  it("[SY14] so are they when the action itself comes after the erasure", async () => {
    const { deps, id } = school();
    await erasePupil(deps, { school: id, by: STAFF.administrator, pupil: PUPILS.amara });
    const late = [change(agreeAction(forAmara, true)), ...answers()];
    await school()
      .device(STAFF.oakTeacher)
      .push(...late);
    expect(await namings(late)).toBe(0);
  });

  it("[SY14] [IS2] a child's part of a session is erased with the child, what comes later too; the others keep theirs", async () => {
    const device = school().device(STAFF.assistant);
    const parts = saveSession(
      {
        intervention: ownId(STAFF.senco, "0123456789ab"),
        on: TODAY,
        there: [PUPILS.bo],
        away: [PUPILS.amara],
        words: "Cards 1 to 4",
        by: STAFF.assistant,
      },
      () => undefined,
    );
    const written = await device.push(...parts.map(change));
    expect(written.map(({ is }) => is)).toEqual(["accepted", "accepted"]);
    const { deps, id } = school();
    await erasePupil(deps, { school: id, by: STAFF.administrator, pupil: PUPILS.amara });
    await device.push(...parts.map(change));
    const rows = await school().store.read(id).rowsOf(["intervention-session"]);
    const said = rows.filter((row) => row.f.on === TODAY).map(({ k }) => k.split(":")[0]);
    expect(said).toEqual([PUPILS.bo]);
  });

  it("[SY14] who makes the action for another child meanwhile gives it words again", async () => {
    const device = await erased();
    const [forBo] = changeAction(forAmara, {
      ...forAmara,
      children: [PUPILS.bo],
      what: "Beads for Bo",
    });
    expect(await device.push(change(forBo!))).toMatchObject([{ is: "accepted" }]);
    await device.pull();
    expect(device.row("meeting-action", KEY)?.f).toMatchObject({
      what: "Beads for Bo",
      children: [{ id: PUPILS.bo }],
    });
  });
});

it("[SY14] the first of the words about children is one that nobody can leave empty", () => {
  const tables = Object.keys(TABLES).map((t) => tableOf(t));
  const firsts = tables.flatMap((table) => {
    const [first] = table?.wordsOfChildren ?? [];
    return first === undefined ? [] : [table?.fields[first]];
  });
  expect(firsts).not.toHaveLength(0);
  expect(firsts.map((guard) => guard?.(""))).not.toContain(undefined);
});
