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
          }
        }
      }
    }
  }

  """
