/// The keys that say how runs are made and watched.
extension FileKey {
  static let run = FileKey(
    name: "run",
    meaning: "How runs are made. Nothing here, or in metrics, notify and gc, makes a stage rerun.")
  static let metrics = FileKey(
    name: "metrics",
    meaning: "File for Prometheus' textfile collector (NAME.prom), written anew at the end of each run.")
  static let notify = FileKey(name: "notify", meaning: "Who is told how runs end, and in which way.")
  static let collection = FileKey(
    name: "gc", meaning: "What is kept when old results are removed, after each run that published.")

  static let keepGoing = FileKey(
    name: "keep_going",
    meaning: "Whether stages that need nothing of one that failed are run all the same; nothing is published."
  )
  static let timeLimit = FileKey(
    name: "time_limit",
    meaning: "How long it may take (45m, 6h); what is done by then is kept, and the next run goes on.")
  static let minimumFree = FileKey(
    name: "min_free",
    meaning:
      "What must be free on the disks (2GB), beyond what the last publication takes, for a run to begin.")
  static let retries = FileKey(name: "retries", meaning: "How often it is tried again when it fails.")
  static let retryDelay = FileKey(
    name: "retry_delay",
    meaning: "How long to wait before it is tried again (30s); twice as long before each later try.")
  static let ofRun = [keepGoing, timeLimit, minimumFree, retries, retryDelay]
  static let ofStagePolicy = [retries, retryDelay, timeLimit]

  static let events = FileKey(
    name: "on", meaning: "The ends of a run that are told; by default failure, degraded and recovery.")
  static let command = FileKey(
    name: "command", meaning: "Program and arguments; the message comes on its standard input as JSON.")
  static let webhook = FileKey(name: "webhook", meaning: "Address that the message is posted to.")
  static let mail = FileKey(name: "mail", meaning: "People to write to, by way of the local sendmail.")
  static let ofNotification = [command, webhook, mail, events]

  static let urlFile = FileKey(name: "url_file", meaning: "File that holds the address.")
  static let webhookURL = FileKey(
    name: "url", meaning: "The address; one that is a secret belongs into url_env or url_file.")
  static let tokenVariable = FileKey(
    name: "token_env",
    meaning: "Name of the environment variable with a token, sent as 'Authorization: Bearer'.")
  static let tokenFile = FileKey(name: "token_file", meaning: "File that holds the token.")
  static let body = FileKey(
    name: "body", meaning: "json (what Slack and Mattermost take: 'text' and facts) or text.")
  static let ofWebhook = [webhookURL, urlVariable, urlFile, tokenVariable, tokenFile, body]

  static let recipients = FileKey(name: "to", meaning: "Addresses that the message goes to.")
  static let sender = FileKey(name: "from", meaning: "Address of the sender; by default sendmail's choice.")
  static let mailProgram = FileKey(
    name: "sendmail", meaning: "Program that takes messages; by default /usr/sbin/sendmail.")
  static let ofMail = [recipients, sender, mailProgram]

  static let keptRuns = FileKey(name: "keep", meaning: "How many of the last good runs are kept.")
  static let maxAge = FileKey(name: "max_age", meaning: "No run that is older is kept (90d).")
  static let maxSize = FileKey(name: "max_size", meaning: "As many runs are kept as fit (20GB).")
  static let captures = FileKey(
    name: "captures", meaning: "No snapshot of the sources is kept that is older (365d); by default all are.")
  static let grace = FileKey(
    name: "grace", meaning: "How long something must have been unneeded before it goes (1d).")
  static let ofCollection = [keptRuns, maxAge, maxSize, captures, grace]
}
