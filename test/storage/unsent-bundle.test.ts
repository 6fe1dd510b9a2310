import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Device } from "../../src/storage/open-device.ts";
import { listUnsent, savingOf } from "../../src/storage/saving.ts";
import { bundleUnsent, mergeUnsent } from "../../src/storage/unsent-bundle.ts";
import { viewOf } from "../../src/storage/view.ts";
import { catchUp } from "../../src/sync/exchange.ts";
import {
  judged,
  levelDevice,
  make,
  Profile,
  SCHOOL,
  SchoolByWire,
} from "../support/school-by-wire.ts";
import { NOW, PUPILS, STAFF } from "../support/small-school.ts";

const ME = STAFF.oakTeacher;
const WHO = { name: "Mrs Okafor", schoolName: "Small School" };

/** What the school holds of the children, without where and when it arrived. */
async function recordsAt(school: SchoolByWire): Promise<unknown> {
  const rows = await school.store.read(SCHOOL).rowsOf(["attainment"]);
  return rows.map(({ k, f, h, c }) => ({
    k,
    f,
    h,
    c: Object.fromEntries(
      Object.entries(c ?? {}).map(([cell, entries]) => [
        cell,
        entries.map(({ id, h, v, prev, by }) => ({ id, h, v, prev, by })),
      ]),
    ),
  }));
}

describe("[SY48] unsent work is taken to another device and merged there", () => {
  it("beside what is unsent there; shown at once, sent from there, and a duplicate from the first", async () => {
    const school = await SchoolByWire.open();
    const first = await levelDevice(school, new Profile("first"), ME);
    const second = await levelDevice(school, new Profile("second"), ME);
    await make(first, await judged(first, PUPILS.bo, "maths.autumn", "3S"));
    await make(first, await judged(first, PUPILS.bo, "maths.autumn", "3H"));
    await make(second, await judged(second, PUPILS.bo, "reading.autumn", "2L"));

    const bundle = await bundleUnsent(first, WHO);
    expect(await mergeUnsent(second, bundle)).toEqual({ taken: 2, known: 0 });
    expect(await mergeUnsent(second, bundle)).toEqual({ taken: 0, known: 2 });
    const shown = await viewOf(second).row("attainment", `${PUPILS.bo}:2026`);
    expect(shown?.c?.["maths.autumn"]?.map(({ v }) => v)).toEqual(["3S", "3H"]);
    expect((await savingOf(second)).onDevice).toBe(3);
    // The device it came from keeps everything until the school has it.
    expect((await savingOf(first)).onDevice).toBe(2);

    await catchUp(second, school.as(ME));
    expect((await savingOf(second)).onDevice).toBe(0);
    await catchUp(first, school.as(ME));
    expect(await savingOf(first)).toMatchObject({ onDevice: 0, attention: 0 });
    const log = await school.store
      .read(SCHOOL)
      .taken(bundle.changes.map(({ change }) => change.id));
    expect(log).toHaveLength(2);
    // Read again after everything was sent: the journal knows it.
    expect(await mergeUnsent(second, bundle)).toEqual({ taken: 0, known: 2 });
  });

  it("what is made next there is stamped above all of it, also when the first clock was fast", async () => {
    const school = await SchoolByWire.open();
    const fast = new Profile("fast");
    const first = await levelDevice(school, fast, ME);
    fast.nowMs = NOW + 3 * 60_000;
    await make(first, await judged(first, PUPILS.bo, "maths.autumn", "3S"));
    const second = await levelDevice(school, new Profile("second"), ME);
    await make(second, await judged(second, PUPILS.bo, "reading.autumn", "2L"));
    await mergeUnsent(second, await bundleUnsent(first, WHO));
    const made = await make(second, await judged(second, PUPILS.bo, "maths.autumn", "3H"));
    const latest = (await listUnsent(second))[0]?.change;
    expect("changes" in made && made.changes[0]?.id).toBe(latest?.id);
    await catchUp(second, school.as(ME));
    const [row] = await school.store
      .read(SCHOOL)
      .rows([{ t: "attainment", k: `${PUPILS.bo}:2026` }]);
    expect(row?.c?.["maths.autumn"]?.at(-1)?.v).toBe("3H");
  });

  it("what the school put aside meanwhile stays put aside", async () => {
    const school = await SchoolByWire.open();
    const first = await levelDevice(school, new Profile("first"), ME);
    const second = await levelDevice(school, new Profile("second"), ME);
    const edit = await judged(first, PUPILS.bo, "maths.autumn", "3S");
    await make(first, edit);
    const bundle = await bundleUnsent(first, WHO);
    const [one] = bundle.changes;
    const misread = {
      ...bundle,
      changes: [
        {
          ...one!,
          change: { ...one!.change, f: { "maths.nowhere": one!.change.f["maths.autumn"] } },
        },
      ],
    };
    await mergeUnsent(second, misread);
    await catchUp(second, school.as(ME));
    expect(await savingOf(second)).toMatchObject({ onDevice: 0, attention: 1 });
    expect(await mergeUnsent(second, misread)).toEqual({ taken: 0, known: 1 });
    expect(await savingOf(second)).toMatchObject({ onDevice: 0, attention: 1 });
  });

  type Edits = readonly { pupil: string; cell: string; v: string | null }[];
  async function judgedOn(school: SchoolByWire, edits: Edits): Promise<Device> {
    const first = await levelDevice(school, new Profile("first"), ME);
    for (const { pupil, cell, v } of edits) await make(first, await judged(first, pupil, cell, v));
    return first;
  }

  it("any split over files and devices, read any number of times in any order, gives the same rows", async () => {
    const cells = ["maths.autumn", "reading.autumn", "writing.autumn"];
    const edit = fc.record({
      pupil: fc.constantFrom(PUPILS.bo, PUPILS.zoeK),
      cell: fc.constantFrom(...cells),
      v: fc.constantFrom("2L", "2S", "3S", null),
    });
    const plan = fc.record({
      edits: fc.array(edit, { minLength: 1, maxLength: 7 }),
      /** Which files each change is in, as bits; none means that only the first device has it. */
      files: fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 7, maxLength: 7 }),
      /** Which file is read on which device, in this order; and whether that device sends then. */
      reads: fc.array(fc.record({ file: fc.nat(2), device: fc.nat(2), sends: fc.boolean() }), {
        maxLength: 8,
      }),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ edits, files, reads }) => {
        const alone = await SchoolByWire.open();
        const only = await judgedOn(alone, edits);
        await catchUp(only, alone.as(ME));

        const school = await SchoolByWire.open();
        const devices = [await judgedOn(school, edits)];
        for (const name of ["second", "third"])
          devices.push(await levelDevice(school, new Profile(name), ME));
        const whole = await bundleUnsent(devices[0]!, WHO);
        for (const { file, device, sends } of reads) {
          const changes = whole.changes.filter((_, n) => ((files[n] ?? 0) >> file) & 1);
          await mergeUnsent(devices[device]!, { ...whole, changes: [...changes].reverse() });
          if (sends) await catchUp(devices[device]!, school.as(ME));
        }
        for (const device of devices.toReversed()) await catchUp(device, school.as(ME));
        const left = await Promise.all(devices.map((device) => savingOf(device)));
        expect(left.map(({ onDevice, attention }) => onDevice + attention)).toEqual([0, 0, 0]);
        expect(await recordsAt(school)).toEqual(await recordsAt(alone));
      }),
      { numRuns: 8 },
    );
  });
});
