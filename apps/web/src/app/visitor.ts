import { redirect } from "@tanstack/react-router";

/** What is shared has a page of its own, which is no part of the app. */
export function leaveForVisit({ params }: { params: { link: string } }): never {
  throw redirect({ href: `/s/${params.link}`, reloadDocument: true });
}
