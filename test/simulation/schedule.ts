import {
  ARRANGEMENTS,
  type Command,
  type Fate,
  HOSTILITIES,
  type MeetingWish,
  type MeetingWishKind,
  type Step,
  type Wish,
  type WishKind,
} from "./command.ts";
import { Random } from "./random.ts";
import { MACHINES } from "./school.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;
/** The furthest a device's clock is wrong, either way. */
export const MOST_SKEW_DAYS = 230;

const FATE_WEIGHTS: Record<Fate, number> = {
  arrives: 58,
  "request-lost": 6,
  "reply-lost": 9,
  "arrives-twice": 5,
  "late-copy": 4,
  "portal-page": 4,
  "proxy-page": 3,
  "cut-short": 3,
  "server-crash-before-commit": 4,
  "server-crash-after-commit": 4,
};

const WISH_WEIGHTS: Record<WishKind, number> = {
  judge: 40,
  "judge-unseen": 10,
  resolve: 8,
  withdraw: 6,
  aim: 5,
  moderate: 5,
  "name-point": 8,
  "name-pupil": 10,
  "name-class": 5,
  "new-pupil": 2,
  "freeze-school": 5,
  "freeze-class": 5,
  "put-snapshot-aside": 3,
  write: 22,
  "strike-out": 6,
  "replace-note": 3,
};

/** In so many schedules there are meetings, and then something of one in so many edits. */
const MEETING_SEASONS = 0.4;
const MEETING_EDITS = 0.6;

const MEETING_WEIGHTS: Record<MeetingWishKind, number> = {
  "plan-meeting": 4,
  "speak-of": 18,
  "move-entry": 16,
  tick: 10,
  agree: 16,
  answer: 14,
  accept: 8,
  close: 8,
  "close-again": 4,
  add: 6,
};

const STEP_WEIGHTS: Record<Step["do"], number> = {
  edit: 300,
  sync: 300,
  begin: 50,
  move: 90,
  arrange: 40,
  lock: 20,
  clock: 28,
  reload: 18,
  crash: 34,
  "wipe-cache": 10,
  "wipe-all": 4,
  clone: 8,
  "power-cut": 8,
  backup: 16,
  restore: 12,
  "newer-server": 10,
  "newer-app": 8,
  "older-app": 10,
  "change-person": 14,
  "sign-out": 10,
  expire: 8,
  erase: 5,
  corrupt: 10,
  digest: 10,
  settle: 12,
  hostile: 10,
};

/** Page sizes: mostly small, so that most pulls take several pages. */
const LIMITS = [3, 5, 8, 13, 40, 2000];

/** The steps of a seed, always the same ones. */
export function scheduleOf(seed: number): Command[] {
  const random = new Random(seed);
  const length = random.between(43, 60);
  // Some schedules are about one thing: that is how rare things meet each other.
  const weights = { ...STEP_WEIGHTS };
  const names = Object.keys(weights) as Step["do"][];
  for (let favour = random.below(4); favour > 0; favour--) {
    const name = random.pick(names.slice(2));
    weights[name] = Math.max(weights[name] * 3, 40);
  }
  // Not every machine is there every time: most often the office, the leader and one or two more.
  const machines = [0, 1, random.between(2, 4)];
  if (random.chance(0.4)) machines.push(random.between(2, 4));
  if (random.chance(0.2)) machines.push(2, 3, 4);
  const commands: Command[] = [];
  // Chance of its own: what else happens is the same with meetings and without.
  const meets = new Random(seed ^ 0x3ee7);
  const isSeason = meets.chance(MEETING_SEASONS);
  while (commands.length < length) {
    const step = stepOf(random, random.weighted(weights), machines);
    if (isSeason && step.do === "edit" && meets.chance(MEETING_EDITS))
      step.wishes = [...step.wishes, meetingWish(meets)];
    const wait = random.chance(0.05)
      ? random.below(DAY / 8)
      : random.chance(0.3)
        ? 0
        : random.below(2 * MINUTE);
    commands.push({ wait, ...step });
  }
  return commands;
}

function wish(random: Random): Wish {
  return {
    kind: random.weighted(WISH_WEIGHTS),
    who: random.below(8),
    where: random.below(8),
    what: random.below(64),
  };
}

function meetingWish(random: Random): MeetingWish {
  return { ...wish(random), kind: random.weighted(MEETING_WEIGHTS) };
}

function fate(random: Random): Fate {
  return random.weighted(FATE_WEIGHTS);
}

function skew(random: Random): number {
  const way = random.chance(0.5) ? 1 : -1;
  switch (random.below(5)) {
    case 0:
      return 0;
    case 1:
      return way * random.below(10 * MINUTE);
    case 2:
      return way * random.below(3 * DAY);
    default:
      return way * random.below(MOST_SKEW_DAYS * DAY);
  }
}

function stepOf(random: Random, name: Step["do"], machines: readonly number[]): Step {
  const machine = random.pick(machines);
  const at = { machine, tab: random.chance(0.15) ? 1 : 0 };
  const where = random.below(16);
  switch (name) {
    case "edit": {
      const wishes = [wish(random)];
      while (random.chance(0.3) && wishes.length < 4) wishes.push(wish(random));
      return { do: name, ...at, wishes };
    }
    case "sync":
      return {
        do: name,
        ...at,
        fate: fate(random),
        limit: random.pick(LIMITS),
        rounds: random.between(1, 4),
      };
    case "begin":
      return { do: name, ...at, limit: random.pick(LIMITS) };
    case "move":
      return { do: name, which: random.below(4), fate: fate(random) };
    case "arrange":
      return {
        do: name,
        machine: 0,
        tab: at.tab,
        how: random.pick(ARRANGEMENTS),
        who: where,
        where: random.below(8),
      };
    case "lock":
      return {
        do: name,
        machine: random.below(2),
        tab: at.tab,
        point: where,
        open: random.chance(0.4),
      };
    case "clock":
      return { do: name, machine, skew: skew(random) };
    case "crash":
      return { do: name, ...at, after: random.below(5) };
    case "wipe-cache":
    case "wipe-all":
    case "power-cut":
    case "sign-out":
    case "expire":
      return { do: name, machine };
    case "clone":
      return { do: name, machine, onto: random.pick(machines) };
    case "backup":
    case "restore":
      return { do: name };
    case "newer-server":
      return { do: name, where, field: random.chance(0.5) };
    case "newer-app":
      return { do: name, ...at, where, field: random.chance(0.5) };
    case "older-app":
      return { do: name, ...at, where };
    case "change-person":
      return { do: name, machine: MACHINES.length - 1, to: random.below(8) };
    case "erase":
      return { do: name, pupil: where };
    case "corrupt":
      return { do: name, ...at, row: random.below(32) };
    case "settle":
      return { do: name, which: random.below(8), accept: random.chance(0.7) };
    case "hostile":
      return { do: name, how: random.pick(HOSTILITIES), where };
    default:
      return { do: name, ...at };
  }
}
