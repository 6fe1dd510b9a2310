import { type ReactNode, useState } from "react";
import type { Answer } from "../../domain/answer.ts";
import { Button } from "../../ui/button.tsx";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { type DemoChoice, DemoPeople } from "./demo-people.tsx";
import { type SignIn, SignInForm } from "./sign-in-form.tsx";
import { type Here, WhoIsHere } from "./who-is-here.tsx";
import styles from "./welcome.module.css";

/** What the school's server offers to somebody it does not know yet. */
export type Offer =
  | { is: "asking" }
  | { is: "unreachable" }
  | {
      is: "known";
      demo: { name: string; people: readonly DemoChoice[] } | null;
      /** No real school exists yet, so one may be set up with the code from the console. */
      setUp: boolean;
    };

type WelcomeProps = {
  offer: Offer;
  here: readonly Here[];
  open: (person: Here) => void;
  enterDemo: (user: string) => Promise<Answer<unknown>>;
  signIn: SignIn;
  tryAgain: () => void;
  /** Where the form for a new school is. */
  setUpHref: string;
};

/** The door: who is here, the demo school at one click, a new school, or signing in. */
export function Welcome(props: WelcomeProps) {
  const { offer, here, open } = props;
  const [step, setStep] = useState<"start" | "demo" | "sign-in">("start");
  const [returning, setReturning] = useState<Here>();
  const someoneHere = here.length > 0;

  if (step === "sign-in")
    return (
      <Page title={returning === undefined ? "Sign in" : `Welcome back, ${returning.name}`}>
        {returning?.waiting === true && (
          <p className={styles.lead}>
            Your unsent changes are still on this device. They go to school when you have signed in.
          </p>
        )}
        <SignInForm signIn={props.signIn} />
        <Back
          onBack={() => {
            setReturning(undefined);
            setStep("start");
          }}
        />
      </Page>
    );

  if (step === "demo" && offer.is === "known" && offer.demo !== null)
    return (
      <Page title="Look round the demo school">
        <DemoPeople
          schoolName={offer.demo.name}
          people={offer.demo.people}
          enter={props.enterDemo}
        />
        <Back onBack={() => setStep("start")} />
      </Page>
    );

  return (
    <Page
      title={someoneHere ? "Good to see you" : "Every child keeps up"}
      lead={
        someoneHere
          ? undefined
          : "Pupil tracking for an English primary school. Type a level and it is kept, with or without a network."
      }
    >
      {someoneHere && (
        <WhoIsHere
          people={here}
          open={open}
          signIn={(person) => {
            if (person.demo) {
              void props.enterDemo(person.user);
              return;
            }
            setReturning(person);
            setStep("sign-in");
          }}
        />
      )}
      <Ways {...props} onDemo={() => setStep("demo")} onSignIn={() => setStep("sign-in")} />
    </Page>
  );
}

function Ways({
  offer,
  here,
  tryAgain,
  setUpHref,
  onDemo,
  onSignIn,
}: WelcomeProps & { onDemo: () => void; onSignIn: () => void }) {
  if (offer.is === "asking") return <ProgressLine label="Asking your school’s server…" />;
  if (offer.is === "unreachable")
    return (
      <section className={styles.block}>
        <p className={styles.lead}>
          {here.length > 0
            ? "Your school’s server cannot be reached just now. Whoever has not signed out can work here without it; signing in waits until it answers."
            : "Your school’s server cannot be reached just now. Keepup needs it once, to bring your class to this device; after that it works without a network."}
        </p>
        <div>
          <Button kind="main" onClick={tryAgain}>
            Try again
          </Button>
        </div>
      </section>
    );
  return (
    <section className={styles.block} aria-label={here.length > 0 ? "Somebody else" : "Start"}>
      {here.length > 0 && <h2>Somebody else</h2>}
      <ul className={styles.choices}>
        {offer.demo !== null && (
          <li>
            <button type="button" className={styles.choice} onClick={onDemo}>
              <span className={styles.choiceName}>Look round the demo school</span>
              <span className={styles.soft}>
                An invented school with four years of levels. Nothing to fill in.
              </span>
            </button>
          </li>
        )}
        {offer.setUp && (
          <li>
            <a className={styles.choice} href={setUpHref}>
              <span className={styles.choiceName}>Set up your school</span>
              <span className={styles.soft}>
                With the set-up code that the server shows on its console. About five minutes.
              </span>
            </a>
          </li>
        )}
        <li>
          <button type="button" className={styles.choice} onClick={onSignIn}>
            <span className={styles.choiceName}>Sign in</span>
            <span className={styles.soft}>With the e-mail address your school knows you by.</span>
          </button>
        </li>
      </ul>
    </section>
  );
}

function Page({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: string | undefined;
  children: ReactNode;
}) {
  return (
    <main className={styles.page} id="main">
      <div className={styles.column}>
        <header className={styles.head}>
          <div className={styles.logo}>Keepup</div>
          <h1>{title}</h1>
          {lead !== undefined && <p className={styles.lead}>{lead}</p>}
        </header>
        {children}
      </div>
    </main>
  );
}

function Back({ onBack }: { onBack: () => void }) {
  return (
    <div>
      <Button kind="quiet" onClick={onBack}>
        Back
      </Button>
    </div>
  );
}
