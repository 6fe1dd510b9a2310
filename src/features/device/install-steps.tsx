import type { ReactNode } from "react";
import styles from "./install-steps.module.css";

/** How Keepup comes onto an iPad's Home Screen: drawn, since Safari offers no button for it. */
export function InstallSteps({ unsent }: { unsent: number }) {
  return (
    <div className={styles.steps}>
      <p>
        {unsent === 0 ? "" : "First send what waits here, with “Send now” at the top right. "}
        The app on the Home Screen does not take over what is in this tab: open it once while you
        are online, sign in, and wait until your class is there.
      </p>
      <ol className={styles.list}>
        <Step
          words={
            <>
              In Safari, tap <b>Share</b>: the square with an arrow, at the top.
            </>
          }
        >
          <ShareDrawing />
        </Step>
        <Step
          words={
            <>
              Scroll down in the list and tap <b>Add to Home Screen</b>.
            </>
          }
        >
          <MenuDrawing />
        </Step>
        <Step
          words={
            <>
              Leave the name, and tap <b>Add</b>.
            </>
          }
        >
          <AddDrawing />
        </Step>
        <Step
          words={
            <>
              From now on open <b>Keepup</b> from the Home Screen.
            </>
          }
        >
          <HomeDrawing />
        </Step>
      </ol>
    </div>
  );
}

function Step({ words, children }: { words: ReactNode; children: ReactNode }) {
  return (
    <li className={styles.step}>
      {/* The words say all of it. */}
      <svg className={styles.drawing} viewBox="0 0 200 140" aria-hidden="true">
        <rect className={styles.glass} x="6" y="6" width="188" height="128" rx="12" />
        {children}
      </svg>
      <p>{words}</p>
    </li>
  );
}

/** An arrow that leaves a box upwards, 16 across, with its middle at a place. */
function ShareSign({ x, y }: { x: number; y: number }) {
  return (
    <g className={styles.line} transform={`translate(${x - 8} ${y - 10})`}>
      <path d="M5 7H2v12h12V7h-3" />
      <path d="M8 13V1M4.5 4.5 8 1l3.5 3.5" />
    </g>
  );
}

function Finger({ x, y }: { x: number; y: number }) {
  return <circle className={styles.finger} cx={x} cy={y} r="14" />;
}

function ShareDrawing() {
  return (
    <>
      <path className={styles.hair} d="M6 38H194" />
      <rect className={styles.fill} x="52" y="15" width="92" height="15" rx="7.5" />
      <circle className={styles.dot} cx="20" cy="22" r="3" />
      <circle className={styles.dot} cx="32" cy="22" r="3" />
      <rect className={styles.fill} x="20" y="52" width="70" height="8" rx="4" />
      <rect className={styles.faint} x="20" y="70" width="160" height="44" rx="4" />
      <Finger x={164} y={22} />
      <ShareSign x={164} y={22} />
    </>
  );
}

function MenuDrawing() {
  return (
    <>
      <rect className={styles.sheet} x="64" y="20" width="112" height="104" rx="8" />
      {[30, 48, 66].map((y) => (
        <g key={y}>
          <rect
            className={styles.fill}
            x="74"
            y={y}
            width={y === 48 ? 44 : 58}
            height="7"
            rx="3.5"
          />
          <path className={styles.hair} d={`M64 ${y + 13}H176`} />
        </g>
      ))}
      <rect className={styles.chosen} x="66" y="81" width="108" height="22" rx="4" />
      <text className={styles.small} x="72" y="95">
        Add to Home Screen
      </text>
      <g className={styles.line} transform="translate(159 86)">
        <rect x="0" y="0" width="11" height="11" rx="2.5" />
        <path d="M5.5 2.8v5.4M2.8 5.5h5.4" />
      </g>
      <rect className={styles.fill} x="74" y="110" width="50" height="7" rx="3.5" />
    </>
  );
}

function AddDrawing() {
  return (
    <>
      <rect className={styles.sheet} x="32" y="26" width="136" height="88" rx="8" />
      <path className={styles.hair} d="M32 52H168" />
      <rect className={styles.fill} x="42" y="36" width="26" height="7" rx="3.5" />
      <Finger x={150} y={39} />
      <text className={styles.words} x="150" y="43" textAnchor="middle">
        Add
      </text>
      <AppIcon x={42} y={62} size={34} />
      <text className={styles.words} x="86" y="80">
        Keepup
      </text>
      <path className={styles.hair} d="M86 88H160" />
    </>
  );
}

function HomeDrawing() {
  return (
    <>
      {[28, 68, 108, 148].flatMap((x) =>
        [24, 66].map((y) =>
          x === 108 && y === 66 ? null : (
            <rect
              key={`${x} ${y}`}
              className={styles.faint}
              x={x}
              y={y}
              width="24"
              height="24"
              rx="6"
            />
          ),
        ),
      )}
      <Finger x={120} y={78} />
      <AppIcon x={108} y={66} size={24} />
      <text className={styles.words} x="120" y="104" textAnchor="middle">
        Keepup
      </text>
      <rect className={styles.fill} x="60" y="114" width="80" height="10" rx="5" />
    </>
  );
}

/** Keepup's own sign: steps that go up. */
function AppIcon({ x, y, size }: { x: number; y: number; size: number }) {
  return (
    <g transform={`translate(${x} ${y}) scale(${size / 24})`}>
      <rect className={styles.icon} width="24" height="24" rx="6" />
      <path className={styles.stairs} d="M5 17h4v-4h5V9h5V6" />
    </g>
  );
}
