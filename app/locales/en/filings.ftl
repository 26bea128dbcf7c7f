## What waits until the address is confirmed

filing-sent-title = Check your mail
filing-sent-text = We sent you a link. Click it and send what you wrote. Only then do we have it.
filing-sent-next = The link works for 14 days. No mail? Look in your spam folder.
filing-works-title = Is this yours?
filing-works-text = This was filled in with your e-mail address. We do not have it yet. Is it right? Then send it. You are logged in at once then.
filing-formal = Also a formal application
filing-about = About request
filing-send = Send
filing-drop = This is not mine
filing-became-title = This was sent
filing-became-text = It came to us by this link. You can see how it stands.
filing-see = See it
filing-thrown-title = This was thrown away
filing-thrown-text = We received nothing of it, and it is kept nowhere.
filing-old-title = This link is too old
filing-old-text = A link works for 14 days. What you wrote is still there. We gladly send you a new link, to the same address.
filing-again = Send me a new link
filing-unknown-title = We do not know this link
filing-unknown-text = Perhaps it was not copied as a whole. Open it once more in the mail. Or start again.
