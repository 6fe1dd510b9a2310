import { ChangePasswordDialog } from "../features/account/change-password-dialog.tsx";
import { schoolOffice } from "./school-office.ts";

/** Asks for the password and a new one, and the school's server to take it. */
export function ChangePassword({ onClose }: { onClose: () => void }) {
  return <ChangePasswordDialog change={schoolOffice().changePassword} onClose={onClose} />;
}
