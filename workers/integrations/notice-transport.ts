export interface OutgoingNotice { readonly noticeId: string; readonly channel: string; readonly recipient: string; readonly subject: string; readonly body: string }

/** Carries notices to applicants (portal, VNeID, SMS, e-mail). The same noticeId twice is one notice. Rejects when it cannot be reached. */
export interface NoticeTransport { send(notice: OutgoingNotice): Promise<void> }
