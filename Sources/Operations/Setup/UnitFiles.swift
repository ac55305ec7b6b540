/// The units and the lines for cron that run a pipeline at night.
struct UnitFiles {
  let setup: NightlySetup

  private var folder: String { Self.unitPath(setup.folder) }
  private var program: String { Self.unitPath(setup.program) }

  var service: String {
    """
    # Runs the pipeline once. Install: cp to /etc/systemd/system, then systemctl daemon-reload.
    [Unit]
    Description=Demarche: nightly run of pipeline \(setup.name)
    Wants=network-online.target
    After=network-online.target time-sync.target
    # A night that fails is tried again three times at most.
    StartLimitIntervalSec=6h
    StartLimitBurst=4
    # Tells somebody even if the pipeline file itself is wrong; the file's own 'notify' cannot, then.
    #OnFailure=status-email@%n.service

    \(common(command: "run --quiet --log json"))
    # Tried again later: a crash, a time-out, a stage that failed. Not: a mistake in the file, or a run that is
    # under way already. The lock is the store's own; two runs never meet.
    Restart=on-failure
    RestartSec=15min
    RestartPreventExitStatus=64 75 78

    """
  }

  var resume: String {
    """
    # Goes on with a run that a reboot or a crash cut short; does nothing if the last one came to its end.
    [Unit]
    Description=Demarche: goes on with an unfinished run of pipeline \(setup.name)
    Wants=network-online.target
    After=network-online.target time-sync.target

    \(common(command: "run --quiet --log json --resume"))

    [Install]
    WantedBy=multi-user.target

    """
  }

  var timer: String {
    """
    # Starts \(setup.unit).service every night. Install: cp to /etc/systemd/system, then
    # systemctl daemon-reload && systemctl enable --now \(setup.unit).timer
    [Unit]
    Description=Demarche: every night, pipeline \(setup.name)

    [Timer]
    # In UTC, so that no night is skipped or comes twice when clocks change.
    OnCalendar=*-*-* \(two(setup.time.hour)):\(two(setup.time.minute)):00 UTC
    RandomizedDelaySec=10min
    # A night that the machine slept through is made up for.
    Persistent=true

    [Install]
    WantedBy=timers.target

    """
  }

  var crontab: String {
    let folder = Self.shellWord(setup.folder)
    let environment = "set -a; [ ! -r secrets.env ] || . ./secrets.env; set +a"
    let run = "nice -n 10 timeout --kill-after=2m 6h \(Self.shellWord(setup.program)) run --quiet"
    func line(_ when: String, _ command: String) -> String {
      // A per cent sign is a line end to cron.
      "\(when) cd \(folder) && { \(environment); \(command); }".split(
        separator: "%", omittingEmptySubsequences: false
      ).joined(separator: "\\%")
    }
    return """
      # Lines for 'crontab -e': every night, and after a reboot what it cut short. A run that finds another under
      # way ends with status 75 and leaves it alone. cron mails what is printed: nothing, if all is well.
      # The time is that of the machine.
      \(line("\(setup.time.minute) \(setup.time.hour) * * *", "\(run) \(setup.pipelineFile)"))
      \(line("@reboot", "sleep 60; \(run) --resume \(setup.pipelineFile)"))

      """
  }

  private func common(command: String) -> String {
    """
    [Service]
    Type=oneshot
    User=\(setup.user)
    WorkingDirectory=\(folder)
    ExecStart="\(program)" \(command) \(setup.pipelineFile)
    # Secrets that the pipeline file names by *_env.
    EnvironmentFile=-\(folder)/secrets.env
    # 3: published, but a source could not be reached or too much was set aside.
    SuccessExitStatus=3
    # A run that is stopped keeps what it has done; the next one goes on.
    TimeoutStartSec=6h
    TimeoutStopSec=2min
    KillMode=mixed
    # Others on the machine come first.
    Nice=10
    IOSchedulingClass=idle
    CPUWeight=20
    MemoryHigh=75%
    # It writes into its own folder and nowhere else. Name other places here: those of metrics and outputs.
    ProtectSystem=strict
    ReadWritePaths="\(folder)"
    PrivateTmp=true
    ProtectKernelTunables=true
    ProtectControlGroups=true
    RestrictSUIDSGID=true
    LockPersonality=true
    # Take this out if 'notify' sends mail through a sendmail that is setgid.
    NoNewPrivileges=true
    """
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  /// A path as a unit takes it: `%` starts a specifier there, and quotes and backslashes are special.
  private static func unitPath(_ path: String) -> String {
    path.reduce(into: "") { result, character in
      switch character {
      case "%": result += "%%"
      case "\\", "\"": result += "\\\(character)"
      default: result.append(character)
      }
    }
  }

  /// A text as one word of a shell's line.
  static func shellWord(_ text: String) -> String {
    let plain = text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        true
      default: false
      }
    }
    return plain && !text.isEmpty
      ? text
      : "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
