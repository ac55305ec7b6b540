/// The schema of pipeline files whose only stage module is `FakeFetch`.
let fetchSchema = """
  {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Demarche pipeline file",
    "type": "object",
    "additionalProperties": false,
    "required": ["pipeline", "stages"],
    "properties": {
      "pipeline": {
        "description": "Name of the pipeline: letters a to z, digits, '-' and '_'.",
        "type": "string",
        "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]*$",
        "maxLength": 100
      },
      "stages": {
        "description": "The stages by their names, in any order.",
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": "^[A-Za-z0-9][A-Za-z0-9_-]*$", "maxLength": 100},
        "properties": {
          "fetch": {
            "if": {
              "type": "object",
              "required": ["uses"]
            },
            "then": {"$ref": "#/$defs/stage"},
            "else": {"$ref": "#/$defs/module-fetch"}
          }
        },
        "additionalProperties": {"$ref": "#/$defs/stage"}
      },
      "publish": {
        "description": "What to publish, and where.",
        "type": ["object", "null"],
        "additionalProperties": false,
        "properties": {
          "folder": {
            "description": "Link to the published results, relative to the pipeline file; by default 'outputs/' and the name of the pipeline.",
            "type": ["string", "null"],
            "minLength": 1
          },
          "formats": {
            "description": "Forms in which tables are published.",
            "type": ["array", "null"],
            "items": {
              "enum": ["csv", "json", "sqlite", "report"]
            },
            "minItems": 1,
            "uniqueItems": true,
            "default": ["csv", "json", "report"]
          },
          "keep": {
            "description": "How many published runs are kept.",
            "type": ["integer", "null"],
            "minimum": 1,
            "default": 5
          },
          "max_change": {
            "description": "The share of a table's published rows (20%) that a run may change or remove; one that would do more publishes nothing. By default there is no limit.",
            "type": ["string", "null"],
            "pattern": "^[0-9.]+%$"
          },
          "max_rejects": {
            "description": "How many records may be set aside, as a share of those captured (5%) or a number; with more, a run counts as degraded. By default there is no limit.",
            "type": ["string", "integer", "null"],
            "pattern": "^[0-9.]+%?$",
            "minimum": 0
          },
          "postgres": {
            "description": "PostgreSQL server into which the published tables are loaded as well.",
            "type": ["object", "null"],
            "additionalProperties": false,
            "properties": {
              "url": {
                "description": "Address of the server as libpq takes it (postgresql://user@host/database); leave passwords out.",
                "type": ["string", "null"],
                "minLength": 1
              },
              "url_env": {
                "description": "Name of the environment variable that holds the address.",
                "type": ["string", "null"],
                "minLength": 1
              },
              "url_file": {
                "description": "File that holds the address.",
                "type": ["string", "null"],
                "minLength": 1
              },
              "schema": {
                "description": "Database schema for the tables; by default named like the pipeline.",
                "type": ["string", "null"],
                "minLength": 1
              }
            }
          }
        }
      },
      "executor": {
        "description": "Where stages are performed: 'local' (worker processes of this machine) or the settings of 'slurm'.",
        "anyOf": [
          {
            "enum": ["local", "slurm"]
          },
          {"type": "null"},
          {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "slurm": {
                "description": "What jobs ask the Slurm cluster for that this machine belongs to.",
                "type": ["object", "null"],
                "additionalProperties": false,
                "properties": {
                  "partition": {
                    "description": "Partition of the jobs.",
                    "type": ["string", "null"],
                    "pattern": "^[^ ]+$"
                  },
                  "account": {
                    "description": "Account that the jobs are charged to.",
                    "type": ["string", "null"],
                    "pattern": "^[^ ]+$"
                  },
                  "qos": {
                    "description": "Quality of service of the jobs.",
                    "type": ["string", "null"],
                    "pattern": "^[^ ]+$"
                  },
                  "time": {
                    "description": "Time limit of a task as Slurm writes it: minutes, H:M:S or D-H:M:S.",
                    "type": ["string", "integer", "null"],
                    "pattern": "^[0-9]+(-[0-9]+)?(:[0-9]{1,2}){0,2}$"
                  },
                  "memory": {
                    "description": "Memory of a task: 2GB, 500MB.",
                    "type": ["string", "null"],
                    "pattern": "^[0-9]+[MGT]B$"
                  },
                  "processors": {
                    "description": "Processors of a task; as many chunks are worked on at a time.",
                    "type": ["integer", "null"],
                    "minimum": 1,
                    "default": 1
                  },
                  "array_size": {
                    "description": "Most tasks of one job array.",
                    "type": ["integer", "null"],
                    "minimum": 1,
                    "default": 100
                  },
                  "task_size": {
                    "description": "Fewest chunks of a task, and the most that are not worth a job and are worked on here.",
                    "type": ["integer", "null"],
                    "minimum": 1,
                    "default": 8
                  }
                }
              }
            }
          }
        ]
      },
      "store": {
        "description": "Where results are kept and shared.",
        "type": ["object", "null"],
        "additionalProperties": false,
        "properties": {
          "shared": {
            "description": "Folder, relative to the pipeline file, in which several machines or users give one another their results.",
            "type": ["string", "null"],
            "minLength": 1
          }
        }
      },
      "run": {
        "description": "How runs are made. Nothing here, or in metrics, notify and gc, makes a stage rerun.",
        "type": ["object", "null"],
        "additionalProperties": false,
        "properties": {
          "keep_going": {
            "description": "Whether stages that need nothing of one that failed are run all the same; nothing is published.",
            "type": ["boolean", "null"],
            "default": false
          },
          "min_free": {
            "description": "What must be free on the disks (2GB), beyond what the last publication takes, for a run to begin.",
            "type": ["string", "integer", "null"],
            "pattern": "^([0-9]+(B|kB|MB|GB|TB)|0)$",
            "maximum": 0,
            "default": "100MB"
          },
          "retries": {
            "description": "How often it is tried again when it fails.",
            "type": ["integer", "null"],
            "minimum": 0,
            "maximum": 20,
            "default": 0
          },
          "retry_delay": {
            "description": "How long to wait before it is tried again (30s); twice as long before each later try.",
            "type": ["string", "integer", "null"],
            "pattern": "^([0-9]+[dhms]|0)$",
            "maximum": 0,
            "default": "30s"
          },
          "time_limit": {
            "description": "How long it may take (45m, 6h); what is done by then is kept, and the next run goes on.",
            "type": ["string", "integer", "null"],
            "pattern": "^([0-9]+[dhms]|0)$",
            "maximum": 0
          }
        }
      },
      "metrics": {
        "description": "File for Prometheus' textfile collector (NAME.prom), written anew at the end of each run.",
        "type": ["string", "null"],
        "minLength": 1
      },
      "notify": {
        "description": "Who is told how runs end, and in which way.",
        "type": ["array", "null"],
        "items": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "command": {
              "description": "Program and arguments; the message comes on its standard input as JSON.",
              "type": ["string", "array", "null"],
              "items": {"type": "string", "minLength": 1},
              "minItems": 1
            },
            "webhook": {
              "description": "Address that the message is posted to.",
              "type": ["object", "null"],
              "additionalProperties": false,
              "properties": {
                "url": {
                  "description": "The address; one that is a secret belongs into url_env or url_file.",
                  "type": ["string", "null"],
                  "minLength": 1
                },
                "url_env": {
                  "description": "Name of the environment variable that holds the address.",
                  "type": ["string", "null"],
                  "minLength": 1
                },
                "url_file": {
                  "description": "File that holds the address.",
                  "type": ["string", "null"],
                  "minLength": 1
                },
                "token_env": {
                  "description": "Name of the environment variable with a token, sent as 'Authorization: Bearer'.",
                  "type": ["string", "null"],
                  "minLength": 1
                },
                "token_file": {
                  "description": "File that holds the token.",
                  "type": ["string", "null"],
                  "minLength": 1
                },
                "body": {
                  "description": "json (what Slack and Mattermost take: 'text' and facts) or text.",
                  "enum": ["json", "text"]
                }
              }
            },
            "mail": {
              "description": "People to write to, by way of the local sendmail.",
              "type": ["object", "null"],
              "additionalProperties": false,
              "properties": {
                "to": {
                  "description": "Addresses that the message goes to.",
                  "type": ["string", "array", "null"],
                  "items": {"type": "string", "minLength": 1},
                  "minItems": 1
                },
                "from": {
                  "description": "Address of the sender; by default sendmail's choice.",
                  "type": ["string", "null"],
                  "minLength": 1
                },
                "sendmail": {
                  "description": "Program that takes messages; by default /usr/sbin/sendmail.",
                  "type": ["string", "null"],
                  "minLength": 1
                }
              }
            },
            "on": {
              "description": "The ends of a run that are told; by default failure, degraded and recovery.",
              "oneOf": [
                {
                  "enum": ["failure", "degraded", "recovery", "always"]
                },
                {
                  "type": "array",
                  "items": {
                    "enum": ["failure", "degraded", "recovery", "always"]
                  },
                  "minItems": 1,
                  "uniqueItems": true
                },
                {"type": "null"}
              ]
            }
          }
        }
      },
      "gc": {
        "description": "What is kept when old results are removed, after each run that published.",
        "type": ["object", "null"],
        "additionalProperties": false,
        "properties": {
          "keep": {
            "description": "How many of the last good runs are kept.",
            "type": ["integer", "null"],
            "minimum": 1,
            "default": 10
          },
          "max_age": {
            "description": "No run that is older is kept (90d).",
            "type": ["string", "integer", "null"],
            "pattern": "^([0-9]+[dhms]|0)$",
            "maximum": 0
          },
          "max_size": {
            "description": "As many runs are kept as fit (20GB).",
            "type": ["string", "integer", "null"],
            "pattern": "^([0-9]+(B|kB|MB|GB|TB)|0)$",
            "maximum": 0
          },
          "captures": {
            "description": "No snapshot of the sources is kept that is older (365d); by default all are.",
            "type": ["string", "integer", "null"],
            "pattern": "^([0-9]+[dhms]|0)$",
            "maximum": 0
          },
          "grace": {
            "description": "How long something must have been unneeded before it goes (1d).",
            "type": ["string", "integer", "null"],
            "pattern": "^([0-9]+[dhms]|0)$",
            "maximum": 0,
            "default": "1d"
          }
        }
      }
    },
    "$defs": {
      "stage": {
        "description": "A stage that names its module.",
        "type": "object",
        "required": ["uses"],
        "properties": {
          "uses": {
            "description": "The stage module that runs the stage; by default the one of the stage's own name.",
            "enum": ["fetch"]
          }
        },
        "allOf": [
          {
            "if": {
              "properties": {
                "uses": {"const": "fetch"}
              }
            },
            "then": {"$ref": "#/$defs/module-fetch"}
          }
        ]
      },
      "module-fetch": {
        "description": "Captures sources.",
        "type": "object",
        "additionalProperties": false,
        "required": ["with"],
        "properties": {
          "uses": {
            "description": "The stage module that runs the stage; by default the one of the stage's own name.",
            "const": "fetch"
          },
          "inputs": {
            "description": "The stage takes no inputs.",
            "type": ["array", "object", "null"],
            "maxItems": 0,
            "maxProperties": 0
          },
          "with": {
            "description": "The stage's parameters.",
            "type": "object",
            "additionalProperties": false,
            "required": ["sources"],
            "properties": {
              "sources": {
                "description": "What to capture.",
                "type": "array",
                "items": {
                  "oneOf": [
                    {
                      "title": "folder",
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["folder"],
                      "properties": {
                        "folder": {"description": "Folder of pages.", "type": "string"},
                        "include": {
                          "description": "Patterns of files.",
                          "type": "array",
                          "items": {"type": "string"},
                          "default": []
                        },
                        "recursive": {
                          "description": "Whether to look deeper.",
                          "type": "boolean",
                          "default": true
                        },
                        "outlet": {
                          "description": "Publisher of the documents.",
                          "type": ["string", "null"],
                          "default": null
                        },
                        "weight": {
                          "description": "How much a source counts.",
                          "type": "number",
                          "minimum": 0,
                          "default": 1
                        }
                      }
                    },
                    {
                      "title": "feed",
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["feed"],
                      "properties": {
                        "feed": {"description": "Address of a feed.", "type": "string"},
                        "follow": {
                          "description": "Whether to fetch pages.",
                          "type": "boolean",
                          "default": true
                        },
                        "outlet": {
                          "description": "Publisher of the documents.",
                          "type": ["string", "null"],
                          "default": null
                        },
                        "weight": {
                          "description": "How much a source counts.",
                          "type": "number",
                          "minimum": 0,
                          "default": 1
                        }
                      }
                    }
                  ]
                }
              },
              "delay": {
                "description": "Seconds between requests.",
                "type": "number",
                "minimum": 0,
                "maximum": 3600,
                "default": 1.5
              }
            }
          },
          "retries": {
            "description": "How often it is tried again when it fails.",
            "type": ["integer", "null"],
            "minimum": 0,
            "maximum": 20,
            "default": 0
          },
          "retry_delay": {
            "description": "How long to wait before it is tried again (30s); twice as long before each later try.",
            "type": ["string", "integer", "null"],
            "pattern": "^([0-9]+[dhms]|0)$",
            "maximum": 0,
            "default": "30s"
          },
          "time_limit": {
            "description": "How long it may take (45m, 6h); what is done by then is kept, and the next run goes on.",
            "type": ["string", "integer", "null"],
            "pattern": "^([0-9]+[dhms]|0)$",
            "maximum": 0
          }
        }
      }
    }
  }

  """
