import { type Standing, standingOf } from "../../src/domain/access.ts";
import { schoolDay } from "../../src/domain/calendar.ts";
import type { Change } from "../../src/domain/change.ts";
import { clockAt, nextClock } from "../../src/domain/clock.ts";
import type { Edit } from "../../src/domain/edit.ts";
import { rosterOf } from "../../src/domain/roster.ts";
import { type CachedRecord, cacheName } from "../../src/storage/cache.ts";
import { commit } from "../../src/storage/commit.ts";
import type { Device } from "../../src/storage/open-device.ts";
import { signOut } from "../../src/storage/sign-out.ts";
import { readStanding } from "../../src/storage/standing.ts";
import { markChanged } from "../../src/storage/table-version.ts";
import { viewOf } from "../../src/storage/view.ts";
import { holds } from "./broken.ts";
import {
  type Arrangement,
  type Command,
  type Fate,
  MEETING_WISH_KINDS,
  type MeetingWish,
  type Step,
  type Wish,
} from "./command.ts";
import { Disk } from "./disk.ts";
import { cutShort, garbage } from "./garbage.ts";
import { hostileRequest } from "./hostile.ts";
import { Ledger } from "./ledger.ts";
import { Machine, type Tab, Trip } from "./machine.ts";
import { meetingEditsOf } from "./meeting-edits.ts";
import { Meetings } from "./meetings.ts";
import { MEETINGS } from "./model.ts";
import { editsOf } from "./person-edits.ts";
import { Random } from "./random.ts";
import { type Crash, NEWER_TABLE, SchoolSide, ServerCrash } from "./school-side.ts";
import { BEGIN_MS, CLASSES, MACHINES, PERSONS, POINTS, PUPILS, SCHOOL, YEAR } from "./school.ts";
import { Writing } from "./writing.ts";

/** What happened, counted: commands that did something, and each kind of fault that struck. */
export type Counts = Map<string, number>;

/** A school, its server, its machines and the network between them, moved by commands alone. */
export class World {
  now = BEGIN_MS;
  readonly counts: Counts = new Map();
  readonly school: SchoolSide;
  readonly ledger: Ledger;
  readonly writing = new Writing();
  readonly meetings = new Meetings();
  readonly machines: readonly Machine[];
  /** Chance within a command: the same for the same command, so that taking others away changes little. */
  random: Random;
  readonly #ids: Random;
  readonly #seed: number;
  readonly #thorough: boolean;
  /** Exchanges on their way. */
  #trips: Trip[] = [];
  /** Copies of requests that the network has yet to deliver a second time. */
  #late: { session: string | undefined; body: string }[] = [];
  #backup: readonly string[] | undefined;
  readonly #cuts: ReadonlySet<number>;

  /** @param thorough looks at everything after every exchange, and not only now and then */
  constructor(seed: number, commands: readonly Command[], thorough = false) {
    this.#thorough = thorough;
    this.#seed = seed;
    this.#ids = new Random(seed ^ 0x1d5);
    this.random = new Random(seed);
    this.machines = MACHINES.map((person, number) => new Machine(number, person));
    this.#cuts = new Set(
      commands.flatMap((one) => (one.do === "power-cut" ? [one.machine % MACHINES.length] : [])),
    );
    this.school = new SchoolSide(
      () => this.now,
      (id) => this.ledger.owner(id),
    );
    this.ledger = new Ledger(this.school, this.writing);
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  randomHex(bytes: number): string {
    return Array.from({ length: bytes * 2 }, () => this.#ids.below(16).toString(16)).join("");
  }

  async close(): Promise<void> {
    for (const trip of this.#trips) trip.abandon();
    for (const machine of this.machines) machine.kill();
    await this.school.close();
  }

  machine(number: number): Machine {
    return this.machines[number % this.machines.length] as Machine;
  }

  /** The tab, open, for the person at the machine; the first visit fetches what there is. */
  async tab(machine: Machine, number: number): Promise<Tab> {
    // In some schedules clocks are coarse, so that many stamps are equal.
    const grain = this.#seed % 2 === 0 ? 30 * 60_000 : 1;
    const now = () => Math.floor(this.now / grain) * grain;
    const chance = { now, randomHex: (bytes: number) => this.randomHex(bytes) };
    const isNew = !machine.disk.has(cacheName(SCHOOL, machine.person));
    const tab = await machine.open(number, chance);
    if (isNew) {
      machine.session = machine.person;
      await this.exchange(machine, tab, "arrives", { limit: 2000 });
    }
    return tab;
  }

  /** Runs one command. Returns whether there was anything for it to do. */
  async run(command: Command): Promise<boolean> {
    this.now += command.wait;
    this.random = new Random(this.#seed ^ printOf(JSON.stringify(command)));
    for (const machine of this.machines) machine.disk.tidy();
    const did = await this.#step(command);
    if (did) {
      this.count("commands");
      this.count(command.do);
    }
    return did;
  }

  async #step(step: Step): Promise<boolean> {
    switch (step.do) {
      case "edit":
        return this.#edit(this.machine(step.machine), step.tab, async (tab) => {
          const edits: Edit[] = [];
          for (const wish of step.wishes)
            edits.push(
              ...(isOfMeeting(wish)
                ? await this.#wishedOfMeeting(tab, wish)
                : await this.#wished(tab, wish)),
            );
          return edits;
        });
      case "arrange":
        return this.#edit(this.machine(0), step.tab, async () => arrangement(step));
      case "lock":
        return this.#edit(this.machine(step.machine % 2), step.tab, async (tab) => {
          const offset = await tab.device.cache.metaValue("offset");
          const k = `${YEAR}:${POINTS[step.point % POINTS.length]}`;
          const lockedAt = step.open ? null : Math.max(tab.device.now() + offset, 0);
          return [{ t: "point", k, set: { lockedAt } }];
        });
      case "sync":
        return this.#sync(step);
      case "begin": {
        const machine = this.machine(step.machine);
        const tab = await this.tab(machine, step.tab);
        const trip = await this.#start(machine, tab, { limit: step.limit });
        if (trip.stage === "out") this.#trips.push(trip);
        if (this.#trips.filter((one) => one.machine === machine).length > 1)
          this.count("two exchanges at once");
        return true;
      }
      case "move": {
        if (this.#late.length > 0) await this.#deliverLate();
        const trip = this.#trips[step.which % Math.max(this.#trips.length, 1)];
        if (trip === undefined) return false;
        const other = this.#trips.find((one) => one !== trip && one.stage === "out");
        if (trip.stage === "out" && other !== undefined && this.random.chance(0.5)) {
          this.count("two requests at once");
          await Promise.all([this.#move(trip, "arrives", 0), this.#move(other, "arrives", 0)]);
          return true;
        }
        await this.#move(trip, step.fate, step.which);
        return true;
      }
      case "clock":
        this.machine(step.machine).skew = step.skew;
        this.count("clock jump");
        return true;
      case "reload":
        return this.#killTab(this.machine(step.machine), step.tab);
      case "crash":
        return this.#crash(step);
      case "wipe-cache":
        return this.#wipeCache(this.machine(step.machine));
      case "wipe-all": {
        const machine = this.machine(step.machine);
        if (machine.disk.names().length === 0) return false;
        await this.#kill(machine);
        this.ledger.destroy(machine.disk);
        machine.disk = new Disk();
        return true;
      }
      case "clone":
        return this.#clone(this.machine(step.machine), this.machine(step.onto));
      case "power-cut":
        return this.#powerCut(this.machine(step.machine));
      case "backup":
        this.#backup = await this.school.backUp();
        return true;
      case "restore":
        if (this.#backup === undefined) return false;
        await this.school.restore(this.#backup);
        return true;
      case "newer-server":
        await this.school.putNewer(step.where, step.field);
        return true;
      case "newer-app":
      case "older-app":
        return this.#otherApp(step);
      case "change-person":
        return this.#changePerson(this.machine(step.machine), step.to);
      case "sign-out":
        return this.#signOut(this.machine(step.machine));
      case "expire":
        this.machine(step.machine).session = undefined;
        return true;
      case "erase":
        return this.school.erase(PUPILS[step.pupil % PUPILS.length] as string);
      case "corrupt":
        return this.#corrupt(step);
      case "digest": {
        const machine = this.machine(step.machine);
        const tab = await this.tab(machine, step.tab);
        machine.session ??= machine.person;
        await this.exchange(machine, tab, "arrives", { limit: 2000, compare: true });
        return true;
      }
      case "settle":
        return this.school.settle(step.which, step.accept);
      case "hostile":
        return hostileRequest(this, step.how, step.where);
      default:
        return step satisfies never;
    }
  }

  /** Commits edits as a person at the screen would; what the screen refuses is no edit. */
  async #edit(
    machine: Machine,
    number: number,
    edits: (tab: Tab) => Promise<Edit[]>,
  ): Promise<boolean> {
    const tab = await this.tab(machine, number);
    const { device } = tab;
    if (tab.plug.pulled) return false;
    try {
      const wanted = await edits(tab);
      const standing = await this.#standing(machine, device);
      let kept = 0;
      // Each by itself, or all at once: as a screen does either.
      const groups = this.random.chance(0.5) ? [wanted] : wanted.map((edit) => [edit]);
      for (const group of groups) {
        const result = await commit(device, standing, group, device.now());
        if (!("changes" in result)) {
          this.writing.close(device);
          continue;
        }
        this.writing.keep(result.changes);
        this.meetings.keep(result.changes);
        for (const { t } of result.changes) if (MEETINGS.has(t)) this.count(t);
        this.ledger.keep(machine.disk, device.user, result.changes);
        await this.ledger.checkShows(device, result.changes);
        kept += result.changes.length;
      }
      if (kept > 1) this.count("several edits at once");
      if (kept === 0) return false;
      await this.ledger.checkView(machine.disk, device, new Set(wanted.map(({ t }) => t)));
      return true;
    } catch (thrown) {
      await this.#excuse(machine, tab, thrown);
      return true;
    }
  }

  /** The edits of a wish; people mostly try what is theirs to do. */
  async #wished({ device, person }: Tab, wish: Wish): Promise<Edit[]> {
    const role = this.school.model.role(person);
    const { kind, who, where } = wish;
    const isTheirs = {
      "name-point": "leader",
      "name-pupil": "office",
      "name-class": "office",
      "freeze-school": "leader",
      "replace-note": "leader",
    };
    const theirs: Wish = { ...wish };
    if (this.random.chance(0.8)) {
      if (role === "administrator" && !kind.startsWith("n"))
        theirs.kind = this.random.pick(["name-point", "name-pupil", "name-class"]);
      if (
        role !== "administrator" &&
        kind in isTheirs &&
        (kind !== "replace-note" || role !== "senior-leader")
      )
        theirs.kind =
          role !== "senior-leader" ? "judge" : where % 2 === 0 ? "name-point" : "freeze-school";
      const own = PUPILS.findIndex((pupil) => this.school.model.mayJudge(person, pupil, YEAR));
      const isOwn = this.school.model.mayJudge(person, PUPILS[who % PUPILS.length] ?? "", YEAR);
      if (!isOwn && own >= 0 && role !== "administrator") theirs.who = own;
    }
    const fresh = () => this.randomHex(4);
    if (["write", "strike-out", "replace-note"].includes(theirs.kind)) {
      this.count(theirs.kind);
      return this.writing.editsOf(device, theirs, fresh);
    }
    return editsOf(viewOf(device), device.user, theirs, fresh);
  }

  /** The edits of a wish about a meeting; teachers mostly speak of their own. */
  async #wishedOfMeeting({ device, person }: Tab, wish: MeetingWish): Promise<Edit[]> {
    const theirs: MeetingWish = { ...wish };
    const sees = this.school.model.sees(person);
    const isOwn = sees?.has(PUPILS[wish.who % PUPILS.length] ?? "") === true;
    const own = PUPILS.findIndex((pupil) => sees?.has(pupil));
    if (!isOwn && own >= 0 && this.random.chance(0.8)) theirs.who = own;
    return meetingEditsOf(viewOf(device), device.user, theirs, () => this.randomHex(4));
  }

  /** What the person may do by what the device holds; mostly read by a short way, to save time. */
  async #standing({ disk }: Machine, device: Device): Promise<Standing> {
    const today = schoolDay(this.now);
    if (this.random.chance(0.1)) return readStanding(viewOf(device), device.user, today);
    const records = disk.look<CachedRecord>(cacheName(SCHOOL, device.user), "rows");
    const rows = await device.codec.open(records.map((record) => record.body));
    return standingOf(rosterOf(rows), device.user, today, YEAR);
  }

  /** A tab may fail when its plug was pulled, or its databases taken away by a signing-out. */
  async #excuse(machine: Machine, tab: Tab, thrown: unknown): Promise<void> {
    if (thrown instanceof Error && thrown.name === "Broken") throw thrown;
    const isGone =
      tab.plug.pulled || tab.person !== machine.person || machine.session === undefined;
    if (!isGone) throw thrown;
    if (tab.plug.pulled) this.count("client crash");
    tab.plug.pull();
    for (const at of [0, 1] as const) if (machine.tabs[at] === tab) machine.tabs[at] = undefined;
    this.#dropTrips((trip) => trip.tab === tab);
  }

  #dropTrips(which: (trip: Trip) => boolean): void {
    for (const trip of this.#trips.filter(which)) trip.abandon();
    this.#trips = this.#trips.filter((trip) => !which(trip));
  }

  async #start(
    machine: Machine,
    tab: Tab,
    options: { limit: number; compare?: boolean },
  ): Promise<Trip> {
    this.count("exchanges");
    const trip = new Trip(machine, tab, options);
    await trip.rest();
    if (trip.stage === "over") await this.#after(trip);
    return trip;
  }

  /** One whole exchange. Returns whether the school wants it to go on. */
  async exchange(
    machine: Machine,
    tab: Tab,
    fate: Fate,
    options: { limit: number; compare?: boolean },
  ): Promise<boolean> {
    const trip = await this.#start(machine, tab, options);
    for (let leg = 0; leg < 2 && trip.stage !== "over"; leg++)
      await this.#move(trip, leg === 0 ? fate : "arrives", this.random.below(40));
    return trip.outcome?.is === "answered" && trip.outcome.again;
  }

  /** Moves an exchange one leg on: to the school and what it says, or back to the device. */
  async #move(trip: Trip, fate: Fate, kind: number): Promise<void> {
    if (fate !== "arrives") this.count(fate);
    if (trip.stage === "back") return this.#bringBack(trip, fate, kind);
    if (fate === "request-lost") return this.#finish(trip, { lost: true });
    if (fate === "portal-page" || fate === "proxy-page")
      return this.#finish(trip, { answer: garbage(fate, kind) });
    const crash: Crash =
      fate === "server-crash-before-commit"
        ? "before-commit"
        : fate === "server-crash-after-commit"
          ? "after-commit"
          : undefined;
    try {
      trip.served = await this.school.serve(trip.session, trip.body, crash);
      if (fate === "arrives-twice")
        trip.served = await this.school.serve(trip.session, trip.body, undefined);
    } catch (thrown) {
      if (!(thrown instanceof ServerCrash)) throw thrown;
      return this.#finish(trip, { lost: true });
    }
    if (fate === "late-copy") this.#late.push({ session: trip.session, body: trip.body });
    if (trip.served.reply?.more === true) this.count("partial page");
    if (trip.served.refused !== undefined) this.count(trip.served.refused);
    if (trip.served.reply?.scopes !== undefined) this.count("scopes changed");
    for (const verdict of trip.served.reply?.verdicts ?? []) this.count(`verdict ${verdict.is}`);
    trip.stage = "back";
    if (fate === "reply-lost") return this.#finish(trip, { lost: true });
    if (fate === "cut-short")
      return this.#finish(trip, { answer: cutShort(trip.served.answer, kind) });
  }

  async #bringBack(trip: Trip, fate: Fate, kind: number): Promise<void> {
    const answer = trip.served?.answer;
    if (answer === undefined || fate === "request-lost" || fate === "reply-lost")
      return this.#finish(trip, { lost: true });
    if (fate === "cut-short") return this.#finish(trip, { answer: cutShort(answer, kind) });
    return this.#finish(trip, { answer });
  }

  async #finish(trip: Trip, how: Parameters<Trip["end"]>[0]): Promise<void> {
    const wholly = "answer" in how && how.answer === trip.served?.answer;
    if (!wholly) trip.served = undefined;
    this.#trips = this.#trips.filter((one) => one !== trip);
    await trip.end(how);
    await this.#after(trip);
  }

  /** Looks at a device after an exchange. */
  async #after(trip: Trip): Promise<void> {
    const { machine, tab, served } = trip;
    this.#trips = this.#trips.filter((one) => one !== trip);
    try {
      if (trip.thrown !== undefined) throw trip.thrown;
      if (served === undefined)
        holds("I12", trip.outcome?.is === "no-answer", () => {
          return `no answer of the school came, and the device makes ${trip.outcome?.is} of it`;
        });
      if (tab.plug.pulled || machine.tabs[tab === machine.tabs[1] ? 1 : 0] !== tab) return;
      this.ledger.checkBase(machine.disk, tab.person, served?.level);
      if (this.#looks(0.35)) await this.ledger.checkView(machine.disk, tab.device);
      this.ledger.checkNothingLost(machine.disk, tab.person);
      if (this.#looks(0.3)) await this.ledger.checkSaving(machine.disk, tab.device);
      if (trip.outcome?.is === "answered" && served?.reply?.digest === "same") {
        this.ledger.shown(machine.disk, tab.person).spoiled = false;
      }
      if (served?.reply?.digest === "different") {
        this.count("digest healed");
        const { spoiled } = this.ledger.shown(machine.disk, tab.person);
        const healed = this.ledger.isEmptied(machine.disk, tab.person);
        this.ledger.forgetShown(machine.disk, tab.person, spoiled && !healed);
      }
      if (this.#cuts.has(machine.number)) await this.#noteCache(machine);
    } catch (thrown) {
      await this.#excuse(machine, tab, thrown);
    }
  }

  #looks(often: number): boolean {
    return this.random.chance(often) || this.#thorough;
  }

  async #noteCache(machine: Machine): Promise<void> {
    const { person } = machine;
    const name = cacheName(SCHOOL, person);
    if (!machine.disk.has(name)) return;
    const copy = await machine.disk.take(name);
    const { spoiled } = this.ledger.shown(machine.disk, person);
    const kept = machine.earlier.filter((one) => one.person === person);
    machine.earlier = [...kept, { person, copy, spoiled }];
    machine.earlier = machine.earlier.slice(-3);
  }

  async #deliverLate(): Promise<void> {
    const { session, body } = this.#late.shift() as { session: string | undefined; body: string };
    await this.school.serve(session, body);
  }

  async #sync(step: Extract<Step, { do: "sync" }>): Promise<boolean> {
    const machine = this.machine(step.machine);
    const tab = await this.tab(machine, step.tab);
    if (step.rounds > 2) machine.session ??= machine.person;
    let again = await this.exchange(machine, tab, step.fate, { limit: step.limit });
    for (let round = 1; round < step.rounds && again && !tab.plug.pulled; round++)
      again = await this.exchange(machine, tab, "arrives", { limit: step.limit });
    return true;
  }

  async #kill(machine: Machine): Promise<void> {
    this.#dropTrips((trip) => trip.machine === machine);
    machine.kill();
    await turn();
  }

  async #killTab(machine: Machine, number: number): Promise<boolean> {
    const at = number === 1 ? 1 : 0;
    const tab = machine.tabs[at];
    if (tab === undefined) return false;
    this.#dropTrips((trip) => trip.tab === tab);
    tab.plug.pull();
    machine.tabs[at] = undefined;
    await this.#lookAgain(machine, number);
    return true;
  }

  /** A tab is opened where one died: what is there must be whole. */
  async #lookAgain(machine: Machine, number: number): Promise<void> {
    const { device } = await this.tab(machine, number);
    this.ledger.checkNothingLost(machine.disk, device.user);
    this.ledger.checkBase(machine.disk, device.user, undefined);
    await this.ledger.checkView(machine.disk, device);
  }

  async #crash({ machine: number, tab, after }: Extract<Step, { do: "crash" }>): Promise<boolean> {
    const machine = this.machine(number);
    const open = await this.tab(machine, tab);
    open.plug.pullAfter(after);
    const wish: Wish = { kind: "judge", who: after, where: after, what: after };
    await this.#edit(machine, tab, (open) => this.#wished(open, wish));
    if (open.plug.pulled) {
      this.count("client crash while keeping an edit");
      await this.#killTab(machine, tab);
      await this.#lookAgain(machine, tab);
      return true;
    }
    const trip = await this.#start(machine, open, { limit: 8 });
    for (let leg = 0; leg < 2 && trip.stage !== "over"; leg++)
      await this.#move(trip, "arrives", leg);
    if (open.plug.pulled) this.count("client crash while storing");
    await this.#killTab(machine, tab);
    if (machine.tabs[tab as 0 | 1] === undefined) await this.#lookAgain(machine, tab);
    return true;
  }

  async #wipeCache(machine: Machine): Promise<boolean> {
    const name = cacheName(SCHOOL, machine.person);
    if (!machine.disk.has(name)) return false;
    await this.#kill(machine);
    await machine.disk.remove(name);
    this.ledger.forgetShown(machine.disk, machine.person);
    machine.earlier = [];
    return true;
  }

  async #clone(from: Machine, onto: Machine): Promise<boolean> {
    if (from === onto || from.disk.names().length === 0) return false;
    await this.#kill(onto);
    this.ledger.destroy(onto.disk);
    onto.disk = await from.disk.copy();
    this.ledger.copy(from.disk, onto.disk);
    onto.person = from.person;
    onto.session = from.session;
    onto.earlier = [];
    return true;
  }

  async #powerCut(machine: Machine): Promise<boolean> {
    const earlier = machine.earlier.find(({ person }) => person === machine.person);
    if (earlier === undefined) return false;
    await this.#kill(machine);
    await machine.disk.put(earlier.copy);
    this.ledger.forgetShown(machine.disk, machine.person, earlier.spoiled);
    machine.earlier = [];
    return true;
  }

  /** An app of another version writes its change straight into the outbox, as it would. */
  async #otherApp(step: Extract<Step, { do: "newer-app" | "older-app" }>): Promise<boolean> {
    const machine = this.machine(step.machine);
    const { device } = await this.tab(machine, step.tab);
    const older = step.do === "older-app";
    // One in four is so new that the school's Keepup cannot read it at all.
    const unreadable = !older && step.where % 4 === 3;
    const name = unreadable ? "n".repeat(300) : `n${step.where}`;
    const k = older || step.field ? `${YEAR}:autumn` : name;
    const t = older || step.field ? "point" : NEWER_TABLE;
    const f = older ? { name: `Old ${step.where}` } : { hue: step.where };
    const last = (await device.outbox.metaValue<string>("clock")) ?? "";
    const shown = await device.cache.metaValue("clock");
    const h = nextClock(last > shown ? last : shown, device.now());
    const change: Change = { id: this.randomHex(16), t, k, op: "set", f, h, sv: older ? 0 : 2 };
    const [body] = await device.codec.seal([change]);
    if (body === undefined) return false;
    const at = device.now();
    await device.outbox.transaction("rw", device.outbox.changes, device.outbox.meta, async () => {
      await device.outbox.changes.put({ id: change.id, t, k, h, at, body });
      await device.outbox.meta.put({ key: "clock", value: h });
      await markChanged(device.outbox.meta, [t], h);
    });
    this.ledger.keep(machine.disk, device.user, [change]);
    if (k.length > 256) this.ledger.unreadable.add(change.id);
    if (!older) this.ledger.shown(machine.disk, device.user).changes.delete(change.id);
    // That app is closed now; this one is opened after it.
    await this.#kill(machine);
    return true;
  }

  async #changePerson(machine: Machine, to: number): Promise<boolean> {
    const person = PERSONS[to % PERSONS.length] as string;
    if (person === machine.person) return false;
    // Half of them sign out; the others are only replaced, and their second tab stays open.
    if (to % 2 === 0) await this.#signOut(machine);
    this.#dropTrips((trip) => trip.tab === machine.tabs[0]);
    machine.tabs[0]?.plug.pull();
    machine.tabs[0] = undefined;
    const stale = machine.tabs[1];
    machine.tabs[1] = undefined;
    machine.person = person;
    machine.session = person;
    await this.tab(machine, 0);
    if (stale !== undefined && !stale.plug.pulled) {
      // The old tab knows nothing of it and sends, with the newcomer's session.
      this.count("stale tab of another person");
      await this.exchange(machine, stale, "arrives", { limit: 40 });
      stale.plug.pull();
    }
    return true;
  }

  async #signOut(machine: Machine): Promise<boolean> {
    if (!machine.disk.has(cacheName(SCHOOL, machine.person))) return false;
    const { device } = await this.tab(machine, 0);
    this.#dropTrips((trip) => trip.machine === machine);
    machine.tabs[1]?.plug.pull();
    await signOut(device);
    machine.kill();
    machine.session = undefined;
    this.ledger.forgetShown(machine.disk, machine.person);
    machine.earlier = [];
    this.#checkSignedOut(machine);
    return true;
  }

  /** Signing out takes the school's rows away and leaves what the school does not have. */
  #checkSignedOut({ disk, person }: Machine): void {
    holds("I17", !disk.has(cacheName(SCHOOL, person)), () => {
      return `the rows of ${person} are still there after signing out`;
    });
    this.ledger.checkNothingLost(disk, person);
  }

  async #corrupt(step: Extract<Step, { do: "corrupt" }>): Promise<boolean> {
    const machine = this.machine(step.machine);
    const { device } = await this.tab(machine, step.tab);
    const records = await device.cache.rows.toArray();
    const record = records[step.row % Math.max(records.length, 1)];
    if (record === undefined) return false;
    const [row] = await device.codec.open([record.body]);
    if (row === undefined) return false;
    this.ledger.forgetShown(machine.disk, machine.person, true);
    if (step.row % 2 === 0) await device.cache.rows.delete([record.t, record.k]);
    else {
      const [body] = await device.codec.seal([
        {
          ...row,
          f: { ...row.f, known: "?" },
          h: { ...row.h, known: { h: clockAt(1), id: "0".repeat(32) } },
        },
      ]);
      if (body !== undefined) await device.cache.rows.put({ ...record, body });
    }
    await this.#kill(machine);
    return true;
  }

  /** The network is itself again and nothing is on its way. */
  async calm(): Promise<void> {
    for (const trip of this.#trips) await this.#finish(trip, { lost: true });
    while (this.#late.length > 0) await this.#deliverLate();
    for (const { tabs } of this.machines) {
      tabs[1]?.plug.pull();
      tabs[1] = undefined;
    }
  }
}

function isOfMeeting(wish: Wish | MeetingWish): wish is MeetingWish {
  return (MEETING_WISH_KINDS as readonly string[]).includes(wish.kind);
}

function printOf(text: string): number {
  let print = 0x811c9dc5;
  for (let at = 0; at < text.length; at++)
    print = Math.imul(print ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return print;
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function arrangement(step: { how: Arrangement; who: number; where: number }): Edit[] {
  const pupil = PUPILS[step.who % PUPILS.length] as string;
  const schoolClass = CLASSES[step.where % CLASSES.length] as string;
  const person = ["ada", "ben", "ada", "ben", "leader", "gov"][step.who % 6] as string;
  switch (step.how) {
    case "move-pupil":
      return [{ t: "membership", k: `${pupil}:${YEAR}`, set: { class: schoolClass } }];
    case "give-class":
      return [{ t: "staff-class", k: `${person}:${schoolClass}`, set: { as: "teacher" } }];
    case "take-class":
      return [{ t: "staff-class", k: `${person}:${schoolClass}`, set: { as: null } }];
    case "change-role": {
      const role = ["teacher", "assistant", "senior-leader", "governor", "teacher"][step.where % 5];
      return [{ t: "staff", k: person, set: { role } }];
    }
    case "leave":
      return [{ t: "staff", k: person, set: { left: "2026-11-01" } }];
    case "return":
      return [{ t: "staff", k: person, set: { left: null } }];
    default:
      return step.how satisfies never;
  }
}
