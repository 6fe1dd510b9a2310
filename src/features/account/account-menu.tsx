import { writeRole } from "../../domain/role.ts";
import type { Role } from "../../domain/schema.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { plural } from "../../ui/plural.ts";
import styles from "./account.module.css";

/** Who has Keepup open, and the ways out: another person, or signing out. */
export function AccountMenu({
  person,
  unsent,
  device,
  onLeave,
  onChangePassword,
  onSwitch,
  onSignOut,
}: {
  person: { name: string; role: Role; schoolName: string; demo: boolean };
  /** Changes that are only on this device. */
  unsent: number;
  /** The page about this device. */
  device: { href: string; label: string };
  onLeave: () => void;
  onChangePassword: () => void;
  onSwitch: () => void;
  onSignOut: () => void;
}) {
  return (
    <div className={styles.menu}>
      <div className={styles.who}>
        <strong>{person.name}</strong>
        <span className={styles.soft}>
          {writeRole(person.role)}, {person.schoolName}
        </span>
      </div>
      {unsent > 0 && (
        <p>
          {unsent === 1 ? "1 change has" : `${unsent} changes have`} not reached school yet. If you
          sign out, {unsent === 1 ? "it stays" : "they stay"} on this device, closed to others, and{" "}
          {unsent === 1 ? "goes" : "go"} to school when you next sign in here.
        </p>
      )}
      <div className={styles.actions}>
        <LinkButton href={device.href} onClick={onLeave}>
          {device.label}
        </LinkButton>
        <Button onClick={onSwitch}>
          {person.demo ? "Be someone else" : "Somebody else is here"}
        </Button>
        {!person.demo && <Button onClick={onChangePassword}>Change your password</Button>}
        <Button onClick={onSignOut}>
          {unsent > 0 ? `Sign out and keep ${plural(unsent, "change")}` : "Sign out"}
        </Button>
      </div>
    </div>
  );
}
